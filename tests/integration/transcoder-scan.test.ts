import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LESSON_LADDER } from '../../config/ladder.ts';
import { judgeCopy } from '../../transcoder/plan/judge-copy.ts';
import { probeSource } from '../../transcoder/probe/probe-source.ts';
import { readTopBoxes } from '../../transcoder/probe/read-top-boxes.ts';
import { scanPackets } from '../../transcoder/probe/scan-packets.ts';
import { trustsIndex } from '../../transcoder/probe/trusts-index.ts';
import { UnusableSourceError } from '../../transcoder/probe/unusable-source-error.ts';
import { untrustedInput } from '../../transcoder/tool/untrusted-input.ts';
import { makeClip, runFfmpeg } from '../fixtures/make-clip.ts';
import { LIMITS, makeFolder } from './transcoder-fixture.ts';

let folder: Awaited<ReturnType<typeof makeFolder>>;
const file = (name: string) => join(folder.path, name);

beforeAll(async () => {
  folder = await makeFolder();
  const x264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p', '-g', '50'];
  await makeClip(file('clip.mp4'), { seconds: 5, encode: [...x264, '-c:a', 'aac'] });
  const copy = ['-i', file('clip.mp4'), '-c', 'copy'];
  for (const name of ['clip.mkv', 'clip.ts', 'clip.avi', 'clip.flv']) {
    await runFfmpeg([...copy, file(name)]);
  }
  await runFfmpeg([...copy, '-movflags', 'frag_keyframe+empty_moov', file('fragmented.mp4')]);
});
afterAll(() => folder.remove());

const request = (name: string) => ({
  input: untrustedInput(file(name)),
  sourceFile: file(name),
  limits: LIMITS,
  signal: new AbortController().signal,
});

async function scan(name: string) {
  const probe = await probeSource(request(name));
  const { startSeconds: zeroSeconds, video } = probe;
  const boxes = await readTopBoxes(file(name), probe.sizeBytes);
  const [packets] = await scanPackets({
    ...request(name),
    streamIndices: [video.streamIndex],
    zeroSeconds,
  });
  return { probe, packets: packets!, trusted: trustsIndex(probe, boxes) };
}

it.each([
  ['clip.mp4', true],
  ['clip.mkv', true],
  ['clip.ts', false],
  ['clip.flv', false],
  ['fragmented.mp4', false],
])('all frames of %s, and whether its index is trusted: %s', async (name, trusted) => {
  const scanned = await scan(name);
  const { packets, endSeconds, hidden } = scanned.packets;
  expect([packets.sizeBytes.length, hidden, scanned.trusted]).toEqual([125, 0, trusted]);
  expect(packets.ptsSeconds[0]).toBeCloseTo(0, 3);
  expect(endSeconds).toBeCloseTo(5, 1);
  expect(judgeCopy(scanned.probe, scanned.packets, LESSON_LADDER)).toEqual({
    ...{ copied: true, reasons: [] },
    keyframes: [0, 50, 100],
  });
});

it('an AVI’s frames, whose order of showing the file does not know', async () => {
  const { probe, packets } = await scan('clip.avi');
  expect(packets.packets.sizeBytes.length).toBe(125);
  const codes = judgeCopy(probe, packets, LESSON_LADDER).reasons.map(({ code }) => code);
  expect(codes).toContain('copy.timestamps');
});

it('refuses what is no video', async () => {
  await writeFile(file('text.mp4'), 'no video at all');
  const given = { ...request('text.mp4'), streamIndices: [0], zeroSeconds: 0 };
  await expect(scanPackets(given)).rejects.toBeInstanceOf(UnusableSourceError);
});
