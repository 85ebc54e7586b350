import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LESSON_LADDER } from '../../config/ladder.ts';
import { createFolderOutput } from '../../transcoder/output/create-folder-output.ts';
import { encodeChunk } from '../../transcoder/steps/encode-chunk.ts';
import { finishLesson } from '../../transcoder/steps/finish-lesson.ts';
import type { LessonOutcome, StepWork } from '../../transcoder/steps/lesson-steps.ts';
import { measureSound } from '../../transcoder/steps/measure-sound.ts';
import { prepareLesson } from '../../transcoder/steps/prepare-lesson.ts';
import { makeClip, runFfprobe } from '../fixtures/make-clip.ts';
import {
  failureOf,
  LIMITS,
  makeFolder,
  processesNaming,
  SILENT_LOG,
  STANDARD,
  transcode,
} from './transcoder-fixture.ts';

/** Twenty seconds with a cut, black and a still picture, each across a seam between chunks of six seconds or near one. */
const SECONDS = 20;
const RENDITIONS = ['video-360p', 'video-240p'];
const CHUNKED = {
  ...LESSON_LADDER,
  video: [
    { ...LESSON_LADDER.video[3]! },
    { name: '240p', height: 240, crf: 25, maxBitrateKbps: 400, copyMaxBitrateKbps: 700 },
  ],
  ...{ chunkSeconds: 6, chunksAtLeast: 1 },
};
const WHOLE = { ...CHUNKED, chunkSeconds: Number.POSITIVE_INFINITY };

let tmp: Awaited<ReturnType<typeof makeFolder>>;
let source: string;
let whole: LessonOutcome & { folder: string };

beforeAll(async () => {
  tmp = await makeFolder();
  source = join(tmp.path, 'whole.mkv');
  await makeClip(source, {
    seconds: SECONDS,
    filters: [
      "negate=enable='between(t,5.9,8.5)'",
      "drawbox=c=black:t=fill:enable='between(t,11,12.9)'",
      "noise=alls=20:allf=t:enable='lt(t,14)'",
    ].join(),
    encode: ['-c:v', 'libx264', '-preset', 'ultrafast', '-bf', '2', '-g', '125', '-c:a', 'libopus'],
  });
  whole = await transcode(source, { ladder: WHOLE });
}, 120_000);
afterAll(() => tmp.remove());

/** Steps over folders of their own; `added` counts what was moved into the output. */
async function begin(name: string, given: Partial<StepWork> = {}) {
  const folder = join(tmp.path, `${name}.out`);
  const workFolder = join(tmp.path, `${name}.work`);
  await mkdir(workFolder);
  const output = createFolderOutput(folder);
  const added: string[] = [];
  const work: StepWork = {
    ...{ sourceFile: source, workFolder, ladder: CHUNKED, standard: STANDARD, limits: LIMITS },
    output: {
      ...output,
      add(localFolder) {
        added.push(localFolder);
        return output.add(localFolder);
      },
    },
    signal: new AbortController().signal,
    onProgress: () => undefined,
    log: SILENT_LOG,
    ...given,
  };
  return { work, folder, added };
}

/** Of every file: its size, and when its bytes were written. */
async function filesOf(folder: string): Promise<[string, number, bigint][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name));
  return Promise.all(
    files.sort().map(async (file) => {
      const { size, mtimeNs } = await stat(file, { bigint: true });
      return [file.slice(folder.length), Number(size), mtimeNs] as [string, number, bigint];
    }),
  );
}

type Packets = { packets: { pts_time: string; flags: string }[] };

/** When each frame of a rendition is shown, and which are keyframes. */
async function framesOf(folder: string, rendition: string): Promise<string[]> {
  const file = join(folder, rendition, 'playlist.m3u8');
  const { packets } = (await runFfprobe(['-show_packets', file])) as Packets;
  const told = packets.map(({ pts_time, flags }) => `${pts_time} ${flags.startsWith('K')}`);
  return told.sort((a, b) => Number.parseFloat(a) - Number.parseFloat(b));
}

/** What a reviewer is told of the lesson, but for the bits that its renditions take. */
function told({ report }: LessonOutcome) {
  const { delivery, ...rest } = report;
  return { ...rest, names: delivery!.renditions.map(({ name, codec }) => [name, codec]) };
}

async function inPieces(work: StepWork): Promise<LessonOutcome> {
  const { chunks } = await prepareLesson(work);
  expect(chunks).toBe(3);
  // In any order, as workers do.
  for (const chunk of [2, 0, 1]) await encodeChunk(work, chunk);
  await measureSound(work);
  return finishLesson(work);
}

describe('a lesson in chunks', () => {
  let pieces: LessonOutcome & { folder: string };
  beforeAll(async () => {
    const { work, folder } = await begin('pieces');
    pieces = { ...(await inPieces(work)), folder };
  }, 120_000);

  it('is told of as the whole is: every measure, finding and series', () => {
    expect(told(pieces)).toEqual(told(whole));
    expect(whole.report.delivery!.videoCopied).toBe(false);
    const found = new Set(whole.report.findings.map(({ code }) => code));
    // Or there would be nothing that a seam could hide.
    expect([...found]).toContain('picture.black');
    expect(whole.report.measures.cuts.shotCount).toBeGreaterThan(2);
  });

  it('has in every rendition the whole’s frames at the whole’s times, and its keyframes', async () => {
    for (const rendition of RENDITIONS) {
      const frames = await framesOf(pieces.folder, rendition);
      expect(frames).toHaveLength(SECONDS * 25);
      expect(frames).toEqual(await framesOf(whole.folder, rendition));
    }
  });

  it('has the whole’s init segments, whichever chunk’s came last', async () => {
    for (const rendition of RENDITIONS) {
      const [ours, theirs] = await Promise.all(
        [pieces, whole].map(({ folder }) => readFile(join(folder, rendition, 'init.mp4'))),
      );
      expect(ours).toEqual(theirs);
    }
  });

  it('has the whole’s files, and its poster and storyboard byte by byte', async () => {
    const names = async ({ folder }: { folder: string }) =>
      (await filesOf(folder)).map(([name]) => name);
    expect(await names(pieces)).toEqual(await names(whole));
    for (const name of ['poster.webp', 'storyboard-0.webp', 'storyboard.vtt']) {
      const [ours, theirs] = await Promise.all(
        [pieces, whole].map(({ folder }) => readFile(join(folder, name))),
      );
      expect(ours!.equals(theirs!)).toBe(true);
    }
  });
});

it('runs each step once, however often it is asked to', async () => {
  const { work, folder, added } = await begin('twice');
  const again = async <T>(step: () => Promise<T>): Promise<T> => {
    const first = await step();
    const before = { results: await filesOf(work.workFolder), moved: added.length };
    expect(await step()).toEqual(first);
    expect({ results: await filesOf(work.workFolder), moved: added.length }).toEqual(before);
    return first;
  };
  const { chunks } = await again(() => prepareLesson(work));
  await again(() => measureSound(work));
  for (let chunk = 0; chunk < chunks; chunk++) await again(() => encodeChunk(work, chunk));
  const outcome = await again(() => finishLesson(work));
  expect(told(outcome)).toEqual(told(whole));
  expect((await filesOf(folder)).map(([name]) => name)).toEqual(
    (await filesOf(whole.folder)).map(([name]) => name),
  );
});

it('grows as its chunks are done, from the beginning and without a gap', async () => {
  const { work, folder } = await begin('growing');
  const segments = async () => {
    const text = await readFile(join(folder, 'video-360p', 'playlist.m3u8'), 'utf8');
    return { growing: text.includes('TYPE:EVENT'), count: text.match(/\.m4s/g)!.length };
  };
  expect((await prepareLesson(work)).playable).toBe(false);
  expect(await encodeChunk(work, 1)).toEqual({ playable: false });
  expect(await encodeChunk(work, 0)).toEqual({ playable: true });
  expect(await segments()).toEqual({ growing: true, count: 2 });
  await encodeChunk(work, 2);
  expect(await segments()).toEqual({ growing: true, count: 4 });
  await measureSound(work);
  await finishLesson(work);
  expect(await segments()).toEqual({ growing: false, count: 4 });
});

it('is the same after a chunk was killed in the middle and run again', async () => {
  const { work, added } = await begin('killed');
  await prepareLesson(work);
  const moved = added.length;
  const stop = new AbortController();
  const reason = new Error('the machine goes down');
  const killed = encodeChunk(
    {
      ...work,
      signal: stop.signal,
      onProgress: (progress) => progress > 0.2 && stop.abort(reason),
    },
    1,
  );
  expect(await failureOf(killed)).toBe(reason);
  expect(await processesNaming(`file:${source}`)).toEqual([]);
  expect(added).toHaveLength(moved);
  for (const chunk of [0, 1, 2]) await encodeChunk(work, chunk);
  await measureSound(work);
  expect(told(await finishLesson(work))).toEqual(told(whole));
});

it('cannot go on with a lesson that was not prepared, nor end one that is not whole', async () => {
  const { work } = await begin('unprepared');
  for (const step of [
    () => encodeChunk(work, 0),
    () => measureSound(work),
    () => finishLesson(work),
  ]) {
    await expect(step()).rejects.toThrow(/was not prepared|without its prepared/);
  }
  await prepareLesson(work);
  await expect(encodeChunk(work, 3)).rejects.toThrow('no chunk 3 of 3');
  await expect(finishLesson(work)).rejects.toThrow('without its chunks/00000');
});
