import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as HLS from 'hls-parser';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LESSON_LADDER } from '../../config/ladder.ts';
import { scoreLesson } from '../../transcoder/score/score-lesson.ts';
import { unpackMeasures } from '../../transcoder/score/stored-measures.ts';
import { scoreFile } from '../../transcoder/score-file.ts';
import type { LessonOutcome } from '../../transcoder/steps/lesson-steps.ts';
import { makeClip, runFfmpeg, runFfprobe } from '../fixtures/make-clip.ts';
import { LIMITS, makeFolder, SILENT_LOG, STANDARD, transcode } from './transcoder-fixture.ts';

/** One 720p lesson of 13 seconds, looked at from all sides. */
const FRAMES = 325;
const RENDITIONS = ['video-720p', 'video-480p', 'video-360p'];
/** The source's own, at its rate; at the level of all lessons; for lines that bear no picture. */
const SOUNDS: Readonly<Record<string, number>> = {
  audio: 44_100,
  'audio-level': 48_000,
  'audio-low': 48_000,
};
const progress: number[] = [];
let tmp: Awaited<ReturnType<typeof makeFolder>>;
let source: string;
let lesson: LessonOutcome & { folder: string };

beforeAll(async () => {
  HLS.setOptions({ strictMode: true });
  tmp = await makeFolder();
  source = join(tmp.path, 'lesson.mp4');
  await makeClip(source, {
    ...{ width: 1280, height: 720, seconds: 13 },
    sound: 'aevalsrc=0.2*sin(880*PI*t)|0.2*sin(660*PI*t):s=44100:d=13',
  });
  lesson = await transcode(source, { onProgress: (each) => progress.push(each) });
}, 120_000);
afterAll(() => tmp.remove());

type Packets = { packets: { pts_time: string; flags: string }[] };

async function packets(folder: string): Promise<Packets['packets']> {
  const playlist = join(lesson.folder, folder, 'playlist.m3u8');
  return ((await runFfprobe(['-show_packets', playlist])) as Packets).packets;
}

async function playlist(folder: string): Promise<HLS.types.MediaPlaylist> {
  const text = await readFile(join(lesson.folder, folder, 'playlist.m3u8'), 'utf8');
  return HLS.parse(text) as HLS.types.MediaPlaylist;
}

async function master(): Promise<HLS.types.MasterPlaylist> {
  const text = await readFile(join(lesson.folder, 'master.m3u8'), 'utf8');
  return HLS.parse(text) as HLS.types.MasterPlaylist;
}

/** The variants of one kind; hls-parser puts all into one list. */
async function variantsOf(kind: 'picture' | 'sound' | 'keyframes') {
  const kindOf = (each: HLS.types.Variant) => {
    if (each.isIFrameOnly) return 'keyframes';
    return each.resolution === undefined ? 'sound' : 'picture';
  };
  return (await master()).variants.filter((each) => kindOf(each) === kind);
}

describe('the stream', () => {
  it('plays in ffmpeg from the master playlist without a complaint', async () => {
    const file = join(lesson.folder, 'master.m3u8');
    await runFfmpeg(['-xerror', '-i', file, '-map', '0', '-f', 'null', '-']);
  });

  it('has a variant for each rung that the source fills, with every attribute', async () => {
    const told = (await variantsOf('picture')).map((each) => ({
      uri: each.uri,
      size: `${each.resolution?.width}x${each.resolution?.height}`,
      rate: each.frameRate,
      codecs: each.codecs,
      sounds: each.audio.map((sound) => [sound.uri, sound.language, sound.isDefault]),
    }));
    const sounds = [
      ['audio-level/playlist.m3u8', 'zh', true],
      ['audio/playlist.m3u8', 'zh', false],
    ];
    const common = { rate: 25, sounds };
    const codecs = expect.stringMatching(/^avc1\.6400[0-9a-f]{2},mp4a\.40\.2$/) as string;
    expect(told.sort((a, b) => b.uri.localeCompare(a.uri))).toEqual([
      { uri: 'video-720p/playlist.m3u8', size: '1280x720', codecs, ...common },
      { uri: 'video-480p/playlist.m3u8', size: '854x480', codecs, ...common },
      { uri: 'video-360p/playlist.m3u8', size: '640x360', codecs, ...common },
    ]);
  });

  it('has a variant of sound alone for lines that bear no picture', async () => {
    const [variant, ...others] = await variantsOf('sound');
    expect(others).toEqual([]);
    expect(variant).toMatchObject({ uri: 'audio-low/playlist.m3u8', codecs: 'mp4a.40.2' });
    expect(variant!.audio.map(({ uri }) => uri)).toEqual(['audio-low/playlist.m3u8']);
    expect(variant!.bandwidth).toBeLessThan(70_000);
  });

  it('has a list of keyframes for each rendition, whose ranges decode to a picture each', async () => {
    const variants = await variantsOf('keyframes');
    expect(variants.map(({ uri }) => uri)).toEqual(
      RENDITIONS.map((each) => `${each}/keyframes.m3u8`),
    );
    for (const folder of RENDITIONS) {
      const text = await readFile(join(lesson.folder, folder, 'keyframes.m3u8'), 'utf8');
      const { segments, isIFrame } = HLS.parse(text) as HLS.types.MediaPlaylist;
      expect(isIFrame).toBe(true);
      expect(segments.map(({ duration }) => duration)).toEqual([2, 2, 2, 2, 2, 2, 1]);
      const alone = join(tmp.path, 'keyframe.mp4');
      const { byterange, uri } = segments[4]!;
      const bytes = await readFile(join(lesson.folder, folder, uri));
      const end = byterange.offset + byterange.length;
      await writeFile(
        alone,
        Buffer.concat([
          await readFile(join(lesson.folder, folder, 'init.mp4')),
          bytes.subarray(byterange.offset, end),
        ]),
      );
      const { frames } = (await runFfprobe(['-show_frames', alone])) as {
        frames: { pict_type: string; pts_time: string }[];
      };
      expect(frames.map((each) => [each.pict_type, Number(each.pts_time)])).toEqual([['I', 8]]);
    }
  });

  it('says the bitrates that its files have', async () => {
    const sounds = await Promise.all(['audio', 'audio-level'].map(bitrates));
    const sound = {
      peak: Math.max(...sounds.map(({ peak }) => peak)),
      average: Math.max(...sounds.map(({ average }) => average)),
    };
    for (const variant of await variantsOf('picture')) {
      const video = await bitrates(variant.uri.split('/')[0]!);
      expect(variant.bandwidth / (video.peak + sound.peak)).toBeCloseTo(1, 1);
      expect(variant.averageBandwidth! / (video.average + sound.average)).toBeCloseTo(1, 3);
    }
    const [alone] = await variantsOf('sound');
    const low = await bitrates('audio-low');
    expect(alone!.bandwidth / low.peak).toBeCloseTo(1, 1);
    expect(alone!.averageBandwidth! / low.average).toBeCloseTo(1, 3);
  });

  it('is cut at the same instants in every rendition, within a frame of sound', async () => {
    const cuts = (each: HLS.types.MediaPlaylist) =>
      each.segments.map((segment) => segment.duration);
    expect(cuts(await playlist('video-720p'))).toEqual([6, 6, 1]);
    expect(cuts(await playlist('video-480p'))).toEqual([6, 6, 1]);
    expect(cuts(await playlist('video-360p'))).toEqual([6, 6, 1]);
    for (const [folder, rate] of Object.entries(SOUNDS)) {
      const sound = cuts(await playlist(folder));
      expect(sound).toHaveLength(3);
      for (const [index, end] of [6, 12].entries()) {
        const sum = sound.slice(0, index + 1).reduce((total, each) => total + each, 0);
        expect(Math.abs(sum - end)).toBeLessThanOrEqual(1024 / rate);
      }
    }
  });

  it('tells lengths that add up to what is in it, under one target for picture and sound', async () => {
    for (const folder of [...RENDITIONS, ...Object.keys(SOUNDS)]) {
      const { segments, targetDuration } = await playlist(folder);
      expect(targetDuration).toBe(6);
      const told = segments.reduce((sum, segment) => sum + segment.duration, 0);
      const rate = SOUNDS[folder];
      const frame = rate === undefined ? 1 / 25 : 1024 / rate;
      expect(Math.abs(told - (await packets(folder)).length * frame)).toBeLessThan(frame);
    }
  });

  it('has a keyframe every two seconds, in all renditions, and every frame of the source', async () => {
    for (const folder of RENDITIONS) {
      const all = await packets(folder);
      expect(all).toHaveLength(FRAMES);
      const keys = all.filter((each) => each.flags.startsWith('K'));
      expect(keys.map((each) => Number(each.pts_time))).toEqual([0, 2, 4, 6, 8, 10, 12]);
    }
  });

  it('starts picture and sound at zero', async () => {
    for (const folder of [...RENDITIONS, ...Object.keys(SOUNDS)]) {
      const [first] = await packets(folder);
      expect(Number(first?.pts_time)).toBe(0);
    }
  });

  it('decodes each segment by itself', async () => {
    const folder = join(lesson.folder, 'video-360p');
    const alone = join(tmp.path, 'alone.mp4');
    const [init, segment] = await Promise.all(
      ['init.mp4', '00001.m4s'].map((file) => readFile(join(folder, file))),
    );
    await writeFile(alone, Buffer.concat([init!, segment!]));
    const { streams } = (await runFfprobe(['-count_frames', '-show_streams', alone])) as {
      streams: { nb_read_frames: string }[];
    };
    expect(streams[0]?.nb_read_frames).toBe('150');
  });

  it('leaves nothing beside what is named', async () => {
    const top = (await readdir(lesson.folder)).sort();
    expect(top).toEqual([
      ...['audio', 'audio-level', 'audio-low'],
      ...lesson.report.stills!.map(({ file }) => file),
      ...['master.m3u8', 'measures.json.gz'],
      ...['poster.jpg', 'poster.webp', 'report.json', 'storyboard-0.webp', 'storyboard.vtt'],
      ...['video-360p', 'video-480p', 'video-720p'],
    ]);
    const segments = ['00000.m4s', '00001.m4s', '00002.m4s', 'init.mp4'];
    for (const folder of Object.keys(SOUNDS)) {
      const files = (await readdir(join(lesson.folder, folder))).sort();
      expect(files).toEqual([...segments, 'playlist.m3u8']);
    }
    for (const folder of RENDITIONS) {
      const files = (await readdir(join(lesson.folder, folder))).sort();
      expect(files).toEqual([...segments, 'keyframes.m3u8', 'playlist.m3u8']);
    }
  });
});

describe('what goes with the stream', () => {
  it('has a poster of the source’s size', async () => {
    for (const format of ['webp', 'jpg'] as const) {
      const poster = await sharp(join(lesson.folder, `poster.${format}`)).metadata();
      expect([poster.width, poster.height]).toEqual([1280, 720]);
    }
  });

  it('has a storyboard whose rectangles lie on its sheet', async () => {
    const vtt = await readFile(join(lesson.folder, 'storyboard.vtt'), 'utf8');
    const cues = [...vtt.matchAll(/(storyboard-\d+\.webp)#xywh=(\d+),(\d+),(\d+),(\d+)/g)];
    expect(cues).toHaveLength(13);
    for (const [, file, ...numbers] of cues) {
      const [x = 0, y = 0, width = 0, height = 0] = numbers.map(Number);
      const sheet = await sharp(join(lesson.folder, file!)).metadata();
      expect(x + width).toBeLessThanOrEqual(sheet.width);
      expect(y + height).toBeLessThanOrEqual(sheet.height);
    }
  });

  it('has the report that the recipe gives, with all three scores, and the measures that give it again', async () => {
    const written = JSON.parse(await readFile(join(lesson.folder, 'report.json'), 'utf8'));
    expect(written).toEqual(JSON.parse(JSON.stringify(lesson.report)));
    const { clarity, audio, cuts } = lesson.report.scores;
    const kept = unpackMeasures(await readFile(join(lesson.folder, 'measures.json.gz')));
    const { delivery: _, stills: _stills, ...scored } = lesson.report;
    expect(scoreLesson({ ...kept, standard: STANDARD })).toEqual(scored);
    expect([clarity, audio, cuts].map((score) => typeof score)).toEqual(Array(3).fill('number'));
  });

  it('tells progress that only grows, up to the whole', () => {
    expect(progress.length).toBeGreaterThan(10);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(progress.at(-1)).toBe(1);
  });
});

it('scores a file as the recipe does, which only says besides what is delivered and shown', async () => {
  const workFolder = join(tmp.path, 'score.work');
  await mkdir(workFolder);
  const report = await scoreFile({
    sourceFile: source,
    workFolder,
    ladder: LESSON_LADDER,
    standard: STANDARD,
    limits: LIMITS,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    log: SILENT_LOG,
  });
  expect(report).not.toHaveProperty('delivery');
  const { delivery, stills: _, ...rest } = lesson.report;
  expect(report).toEqual(rest);
  expect(delivery!.renditions.map(({ name }) => name)).toEqual([
    ...['720p', '480p', '360p', 'audio', 'audio-level', 'audio-low'],
  ]);
  expect([delivery!.videoCopied, delivery!.soundCopied]).toEqual([false, true]);
});

async function bitrates(folder: string): Promise<{ peak: number; average: number }> {
  const { segments } = await playlist(folder);
  let bytes = 0;
  let seconds = 0;
  const rates: number[] = [];
  for (const segment of segments) {
    const { size } = await stat(join(lesson.folder, folder, segment.uri));
    // Shorter than half the target it is no rate that a line must bear.
    if (segment.duration >= 3) rates.push((size * 8) / segment.duration);
    bytes += size;
    seconds += segment.duration;
  }
  return { peak: Math.max(...rates), average: (bytes * 8) / seconds };
}
