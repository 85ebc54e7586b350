import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readHeadFacts } from '../../ingest/uploads/early/read-head-facts.ts';
import { sniffContainer } from '../../ingest/uploads/early/sniff-container.ts';
import { type ClipOptions, makeClip, runFfmpeg, runFfprobe } from '../fixtures/make-clip.ts';

/** A name, and what it takes to make it; `silent` clips have a picture alone. */
type Case = [file: string, container: string, encode: readonly string[], silent?: 'silent'];

const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac'];
const MPEG4 = ['-c:v', 'mpeg4', '-c:a', 'libmp3lame'];
const VP8 = ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-c:a', 'libopus'];
const MPEG2 = ['-c:v', 'mpeg2video', '-c:a', 'mp2'];
const FRONT = [...H264, '-movflags', '+faststart'];

let folder: string;
const path = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youke-early-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('the head of a clip that tells', () => {
  it.each<Case>([
    ['front.mp4', 'mp4', FRONT],
    ['silent-front.mp4', 'mp4', FRONT, 'silent'],
    ['front.mov', 'mov', FRONT],
    ['front.3gp', '3gp', FRONT],
    ['anamorphic.mp4', 'mp4', [...FRONT, '-vf', 'setsar=16/11']],
    ['quarter.mp4', 'mp4', [...FRONT, '-metadata:s:v', 'rotate=90']],
    ['half.mov', 'mov', [...FRONT, '-metadata:s:v', 'rotate=180']],
    ['three-quarters.mov', 'mov', [...FRONT, '-metadata:s:v', 'rotate=270']],
    ['film.mkv', 'matroska', H264],
    ['anamorphic.mkv', 'matroska', [...H264, '-vf', 'setsar=16/11']],
    ['silent.mkv', 'matroska', H264, 'silent'],
    ['film.webm', 'webm', VP8],
    ['silent.webm', 'webm', VP8, 'silent'],
    ['film.avi', 'avi', MPEG4],
    ['anamorphic.avi', 'avi', [...MPEG4, '-vf', 'setsar=16/11']],
    ['silent.avi', 'avi', MPEG4, 'silent'],
    ['film.flv', 'flv', H264],
    ['silent.flv', 'flv', H264, 'silent'],
  ])('%s', async (name, container, encode, silent) => {
    const { bytes, length, facts } = await upload(name, encode, silent);
    const probed = await probe(name);
    expect(facts).toMatchObject({ container, width: probed.width, height: probed.height });
    expect(facts!.durationSeconds).toBeCloseTo(probed.durationSeconds, 1);
    expect(facts!.hasSound).toBe(silent === undefined);
    expect(bytes).toBeLessThan(length);
  });

  it.each<Case>([
    ['fragmented.mp4', 'mp4', [...H264, '-movflags', 'frag_keyframe+empty_moov']],
    ['fragmented-later.mp4', 'mp4', [...H264, '-movflags', 'frag_keyframe']],
    ['piped.mkv', 'matroska', [...H264, '-live', '1']],
  ])('but for its length: %s', async (name, container, encode) => {
    const { facts } = await upload(name, encode);
    const { width, height } = await probe(name);
    expect(facts).toEqual({ container, durationSeconds: null, width, height, hasSound: true });
  });
});

describe('the head of a clip that only says what it is', () => {
  it.each<Case>([
    ['end.mp4', 'mp4', H264],
    ['film.ts', 'mpegts', H264],
    ['film.m2ts', 'mpegts', [...H264, '-f', 'mpegts', '-mpegts_m2ts_mode', '1']],
    ['film.mpg', 'mpeg', ['-c:v', 'mpeg1video', '-c:a', 'mp2']],
    ['film.vob', 'mpeg', MPEG2],
    ['film.wmv', 'asf', ['-c:v', 'wmv2', '-c:a', 'wmav2']],
    ['film.mxf', 'mxf', ['-c:v', 'mpeg2video', '-c:a', 'pcm_s16le']],
    ['film.ogv', 'ogg', ['-c:v', 'libtheora', '-c:a', 'libvorbis']],
    ['film.rm', 'rm', ['-c:v', 'rv10', '-c:a', 'ac3']],
    ['film.wtv', 'wtv', MPEG2],
    ['film.dv', 'dv', ['-target', 'pal-dv', '-s', '720x576']],
    ['sound.mp3', 'mp3', ['-vn', '-c:a', 'libmp3lame']],
    [
      'untagged.mp3',
      'mp3',
      ['-vn', '-c:a', 'libmp3lame', '-id3v2_version', '0', '-write_xing', '0'],
    ],
    ['sound.aac', 'aac', ['-vn', '-c:a', 'aac']],
    ['sound.wav', 'wav', ['-vn']],
    ['sound.flac', 'flac', ['-vn']],
    ['sound.m4a', 'm4a', ['-vn', '-c:a', 'aac']],
  ])('%s', async (name, container, encode) => {
    const { sniff, facts } = await upload(name, encode);
    expect(sniff).toEqual({ verdict: 'video', container });
    expect(facts).toBeNull();
  });

  it('says it from within a packet too', async () => {
    await makeClip(path('cut.ts'), clip(H264));
    const whole = await readFile(path('cut.ts'));
    for (const at of [1, 77, 187, 188, 1000]) {
      const sniff = sniffContainer(whole.subarray(at, at + 4096), false);
      expect(sniff).toEqual({ verdict: 'video', container: 'mpegts' });
    }
  });
});

it.each([
  ['picture.jpg', []],
  ['picture.png', []],
  ['picture.bmp', []],
  ['picture.webp', []],
  ['picture.gif', []],
  ['picture.jp2', []],
  ['picture.avif', ['-c:v', 'libaom-av1', '-cpu-used', '8']],
  ['bare.h264', ['-c:v', 'libx264']],
])('%s is no video', async (name, encode) => {
  const source = 'testsrc2=size=320x176:rate=25:duration=1';
  await runFfmpeg(['-f', 'lavfi', '-i', source, '-frames:v', '1', ...encode, path(name)]);
  const whole = await readFile(path(name));
  expect(sniffContainer(whole.subarray(0, 4096), whole.length <= 4096)).toEqual({
    verdict: 'not-a-video',
  });
});

function clip(encode: readonly string[], silent?: 'silent'): ClipOptions {
  return { width: 320, height: 176, encode, ...(silent && { sound: 'none' }) };
}

/** Makes a clip and looks at it as an upload does: 4 KiB, then as far as it asks. */
async function upload(name: string, encode: readonly string[], silent?: 'silent') {
  await makeClip(path(name), clip(encode, silent));
  const whole = await readFile(path(name));
  const sniff = sniffContainer(whole.subarray(0, 4096), whole.length <= 4096);
  let bytes = 4096;
  let head = readHeadFacts(whole.subarray(0, bytes));
  while (head.state === 'need' && head.bytes <= whole.length) {
    bytes = head.bytes;
    head = readHeadFacts(whole.subarray(0, bytes));
  }
  return { sniff, bytes, length: whole.length, facts: head.state === 'facts' ? head.facts : null };
}

type Probed = Readonly<{
  format: { duration: string };
  streams: readonly {
    width: number;
    height: number;
    sample_aspect_ratio?: string;
    side_data_list?: readonly { rotation?: number }[];
  }[];
}>;

/** What ffprobe makes of the whole file; the size as shown. */
async function probe(name: string) {
  const argv = ['-show_format', '-show_streams', '-select_streams', 'v', path(name)];
  const { format, streams } = (await runFfprobe(argv)) as unknown as Probed;
  const [video] = streams;
  const [over = 1, under = 1] = (video!.sample_aspect_ratio ?? '1:1').split(':').map(Number);
  const size = [Math.round((video!.width * over) / under), video!.height];
  const turned = video!.side_data_list?.find((each) => each.rotation !== undefined)?.rotation ?? 0;
  const [width, height] = Math.abs(turned) === 90 ? size.toReversed() : size;
  return { width, height, durationSeconds: Number(format.duration) };
}
