import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LESSON_LADDER } from '../../config/ladder.ts';
import { inText, together } from '../fixtures/hls/broken/break-output.ts';
import { brokenIFrames } from '../fixtures/hls/broken/broken-i-frames.ts';
import { brokenMasters } from '../fixtures/hls/broken/broken-masters.ts';
import { MASTER, VIDEO } from '../fixtures/hls/broken/broken-output.ts';
import { brokenPlaylists } from '../fixtures/hls/broken/broken-playlists.ts';
import { brokenSegments } from '../fixtures/hls/broken/broken-segments.ts';
import { checkHls, type HlsDemands } from '../fixtures/hls/check-hls.ts';
import { makeClip } from '../fixtures/make-clip.ts';
import { makeFolder, transcode } from './transcoder-fixture.ts';

/** A checker that cannot fail is a defect: a good output, spoilt in every way that it is to find. */
const ALL: HlsDemands = { iFrames: true, audioOnly: true };

let tmp: Awaited<ReturnType<typeof makeFolder>>;
let good: string;
let otherwiseCut: string;

beforeAll(async () => {
  tmp = await makeFolder();
  const [source, again] = [join(tmp.path, 'lesson.mp4'), join(tmp.path, 'again.mp4')];
  // Keyframes too far apart to be copied: both outputs are cut where the ladder says.
  const encode = [...['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '999'], ...['-c:a', 'aac']];
  await makeClip(source, { width: 640, height: 480, seconds: 14, encode });
  await cp(source, again);
  const cutEvery = (seconds: number) => ({
    ladder: {
      ...LESSON_LADDER,
      ...{ gopSeconds: seconds, stillGopSeconds: seconds, segmentSeconds: seconds },
      saving: { ...LESSON_LADDER.saving, leastShare: -1, leastKbps: Number.NEGATIVE_INFINITY },
    },
  });
  good = (await transcode(source, cutEvery(6))).folder;
  otherwiseCut = (await transcode(again, cutEvery(5))).folder;
}, 120_000);
afterAll(() => tmp.remove());

it('finds nothing wrong with a good output', async () => {
  expect(await checkHls(good, ALL)).toEqual([]);
});

describe.each([
  ['a master playlist', brokenMasters],
  ['a media playlist', brokenPlaylists],
  ['a segment', brokenSegments],
  ['I-frames', brokenIFrames],
])('in %s it finds', (place, cases) => {
  it.each(cases)('$name', async ({ name, spoil, expected }) => {
    const folder = join(tmp.path, `${place}, ${name}`);
    await cp(good, folder, { recursive: true });
    await spoil(folder, otherwiseCut);
    const found = await checkHls(folder, ALL);
    const named = expected.filter((each) => found.some((line) => line.startsWith(each)));
    expect(named, `found ${JSON.stringify(found, null, 1)}`).toEqual(expected);
  });
});

it('lets an output grow when told that it does', async () => {
  const folder = join(tmp.path, 'growing');
  await cp(good, folder, { recursive: true });
  const head = /#EXTINF.*\n00002.*\n#EXT-X-ENDLIST\n/;
  await together(inText(VIDEO, head, ''), inText(VIDEO, /VOD/, 'EVENT'))(folder);
  await inText(MASTER, /#EXT-X-I-FRAME.*\n/g, '')(folder);
  expect(await checkHls(folder, { growing: true })).toEqual([]);
  expect(await checkHls(folder)).toContain(`playlist type · ${VIDEO}: no EXT-X-ENDLIST`);
});
