import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ladder, LESSON_LADDER } from '../../config/ladder.ts';
import { createFolderOutput } from '../../transcoder/output/create-folder-output.ts';
import { encodeChunk } from '../../transcoder/steps/encode-chunk.ts';
import { finishLesson } from '../../transcoder/steps/finish-lesson.ts';
import type { LessonOutcome, StepWork } from '../../transcoder/steps/lesson-steps.ts';
import { measureSound } from '../../transcoder/steps/measure-sound.ts';
import { prepareLesson } from '../../transcoder/steps/prepare-lesson.ts';
import { makeClip, runFfmpeg, runFfprobe } from '../fixtures/make-clip.ts';
import {
  LIMITS,
  makeFolder,
  SILENT_LOG,
  STANDARD,
  samplesOf,
  transcode,
} from './transcoder-fixture.ts';

/** Two rungs, and chunks of six seconds. */
const LADDER: Ladder = {
  ...LESSON_LADDER,
  video: [
    { ...LESSON_LADDER.video[3]! },
    { name: '240p', height: 240, crf: 25, maxBitrateKbps: 400, copyMaxBitrateKbps: 700 },
  ],
  ...{ chunkSeconds: 6, chunksAtLeast: 1 },
};

let tmp: Awaited<ReturnType<typeof makeFolder>>;
const path = (name: string) => join(tmp.path, name);
beforeAll(async () => {
  tmp = await makeFolder();
});
afterAll(() => tmp.remove());

type Packet = { pts_time: string; flags: string; data_hash: string };

const H264 = [
  ...['-c:v', 'libx264', '-preset', 'veryfast', '-b:v', '1M', '-bf', '3'],
  ...['-sc_threshold', '0', '-pix_fmt', 'yuv420p'],
];

/** In the order of showing. */
async function packetsOf(file: string, type: 'v' | 'a'): Promise<Packet[]> {
  const argv = ['-select_streams', type, '-show_packets', '-show_data_hash', 'md5', file];
  const { packets } = (await runFfprobe(argv)) as { packets: Packet[] };
  return packets.sort((a, b) => Number(a.pts_time) - Number(b.pts_time));
}

const reasonsOf = ({ report }: LessonOutcome) => {
  const { videoReasons, soundReasons } = report.delivery!;
  return {
    video: videoReasons.map(({ code }) => code),
    sound: soundReasons.map(({ code }) => code),
  };
};

describe('a lesson whose own picture suits', () => {
  let source: string;
  let folder: string;
  let outcome: LessonOutcome;
  let early: { playable: boolean; master: string; playlist: string };

  beforeAll(async () => {
    source = path('suits.mp4');
    await makeClip(source, {
      seconds: 20,
      filters: 'noise=alls=8:allf=t',
      // Keyframes where no ladder would have them.
      encode: [...[...H264, '-g', '85', '-c:a', 'aac', '-b:a', '96k']],
    });
    folder = path('suits.out');
    const workFolder = path('suits.work');
    await mkdir(workFolder);
    const work: StepWork = {
      ...{ sourceFile: source, workFolder, output: createFolderOutput(folder), ladder: LADDER },
      ...{ standard: STANDARD, limits: LIMITS, signal: new AbortController().signal },
      ...{ onProgress: () => undefined, log: SILENT_LOG },
    };
    const { chunks, playable } = await prepareLesson(work);
    early = {
      playable,
      master: await readFile(join(folder, 'master.m3u8'), 'utf8'),
      playlist: await readFile(join(folder, 'video-360p', 'playlist.m3u8'), 'utf8'),
    };
    expect(chunks).toBe(3);
    for (const chunk of [1, 2, 0]) await encodeChunk(work, chunk);
    await measureSound(work);
    outcome = await finishLesson(work);
  }, 120_000);

  it('can be watched as a whole before anything is encoded', () => {
    expect(early.playable).toBe(true);
    expect(early.master.match(/^video-.*$/gm)).toEqual(['video-360p/playlist.m3u8']);
    expect(early.playlist).toContain('#EXT-X-ENDLIST');
  });

  it('is handed on packet by packet, at the source’s own times', async () => {
    const told = ({ pts_time, flags, data_hash }: Packet) => [pts_time, flags[0], data_hash];
    const copied = await packetsOf(join(folder, 'video-360p', 'playlist.m3u8'), 'v');
    expect(copied).toHaveLength(500);
    expect(copied.map(told)).toEqual((await packetsOf(source, 'v')).map(told));
  });

  it('keeps its sound, but for what a decoder is only warmed up with', async () => {
    const heard = (packets: Packet[]) =>
      packets.filter(({ pts_time }) => Number(pts_time) > -0.001).map(({ data_hash }) => data_hash);
    const copied = heard(await packetsOf(join(folder, 'audio', 'playlist.m3u8'), 'a'));
    expect(copied.length).toBeGreaterThan(900);
    expect(copied).toEqual(heard(await packetsOf(source, 'a')));
  });

  it('gives its keyframes to the renditions below it, frame by frame', async () => {
    const [copied, encoded] = await Promise.all(
      ['video-360p', 'video-240p'].map((each) =>
        packetsOf(join(folder, each, 'playlist.m3u8'), 'v'),
      ),
    );
    const keys = (packets: Packet[]) =>
      packets.filter(({ flags }) => flags.startsWith('K')).map(({ pts_time }) => pts_time);
    expect(encoded!.map(({ pts_time }) => pts_time)).toEqual(
      copied!.map(({ pts_time }) => pts_time),
    );
    expect(keys(encoded!)).toEqual(keys(copied!));
    const segments = (name: string) => readFile(join(folder, name, 'playlist.m3u8'), 'utf8');
    expect(await segments('video-240p')).toBe(await segments('video-360p'));
  });

  it('lists every keyframe of the source, though it has more than the renditions below it', async () => {
    const dense = path('dense.mp4');
    await makeClip(dense, { seconds: 8, encode: [...H264, '-g', '30', '-c:a', 'aac'] });
    const { folder: denseFolder, report } = await transcode(dense, { ladder: LADDER });
    expect(report.delivery!.videoCopied).toBe(true);
    const [copied, encoded] = await Promise.all(
      ['video-360p', 'video-240p'].map((each) =>
        readFile(join(denseFolder, each, 'keyframes.m3u8'), 'utf8'),
      ),
    );
    expect(copied!.match(/#EXT-X-BYTERANGE/g)).toHaveLength(7);
    expect(encoded!.match(/#EXT-X-BYTERANGE/g)!.length).toBeLessThan(7);
  });

  it('is played from the master without a complaint, and says so in the report', async () => {
    const file = join(folder, 'master.m3u8');
    await runFfmpeg(['-xerror', '-i', file, '-map', '0', '-f', 'null', '-']);
    expect(outcome.report.delivery).toMatchObject({ videoCopied: true, soundCopied: true });
    expect(reasonsOf(outcome)).toEqual({ video: [], sound: [] });
  });
});

describe('a lesson that its headers praise too much', () => {
  it('is encoded where its picture changes in the middle', async () => {
    const parts = await Promise.all(
      (['main', 'high'] as const).map(async (profile) => {
        const part = path(`${profile}.h264`);
        const encode = ['-c:v', 'libx264', '-profile:v', profile, '-bf', '0', '-g', '50', '-an'];
        await makeClip(part, {
          sound: 'none',
          seconds: 4,
          encode: [...encode, '-pix_fmt', 'yuv420p'],
        });
        return readFile(part);
      }),
    );
    await writeFile(path('both.h264'), Buffer.concat(parts));
    const changed = path('changed.mp4');
    await runFfmpeg(['-r', '25', '-i', path('both.h264'), '-c', 'copy', changed]);
    const outcome = await transcode(changed);
    expect(reasonsOf(outcome).video).toEqual(['copy.not-as-declared']);
    const frames = await packetsOf(join(outcome.folder, 'video-360p', 'playlist.m3u8'), 'v');
    expect(frames).toHaveLength(200);
  });

  it('is encoded where its sound has holes, which become silence', async () => {
    const holes = path('holes.mkv');
    await makeClip(holes, {
      ...{ width: 320, height: 240, seconds: 8 },
      encode: [
        ...['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '50', '-pix_fmt', 'yuv420p'],
        ...['-af', "aselect='not(between(t,3,5))'", '-c:a', 'aac'],
      ],
    });
    const outcome = await transcode(holes);
    expect(reasonsOf(outcome).sound).toEqual(['copy.sound-gaps']);
    const samples = await samplesOf(join(outcome.folder, 'audio', 'playlist.m3u8'));
    expect(samples.length / 48_000).toBeCloseTo(8, 1);
    const loudest = (from: number, to: number) =>
      samples
        .subarray(from * 48_000, to * 48_000)
        .reduce((most, each) => Math.max(most, Math.abs(each)), 0);
    expect([loudest(2, 2.9) > 0.1, loudest(3.2, 4.8) < 0.001, loudest(5.2, 6) > 0.1]).toEqual([
      true,
      true,
      true,
    ]);
  });
});
