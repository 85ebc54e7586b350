import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeClip, runFfmpeg, runFfprobe } from '../fixtures/make-clip.ts';
import { frameBrightness, makeFolder, samplesOf, transcode } from './transcoder-fixture.ts';

/** The sources that recorders, phones and browsers really make. */
let tmp: Awaited<ReturnType<typeof makeFolder>>;
const path = (name: string) => join(tmp.path, name);

beforeAll(async () => {
  tmp = await makeFolder();
});
afterAll(() => tmp.remove());

type Stream = {
  codec_type: string;
  width: number;
  height: number;
  pix_fmt: string;
  sample_aspect_ratio?: string;
  r_frame_rate: string;
  color_space: string;
  nb_read_packets: string;
};

/** The picture of a rendition. */
async function picture(folder: string, rendition: string): Promise<Stream> {
  const file = join(folder, `video-${rendition}`, 'playlist.m3u8');
  const { streams } = (await runFfprobe(['-count_packets', '-show_streams', file])) as {
    streams: Stream[];
  };
  return streams[0]!;
}

/** How many frames show the comb of two fields taken at two instants. */
async function combedFrames(file: string): Promise<number> {
  const found = path('idet.txt');
  await runFfmpeg(['-i', file, '-vf', `idet,metadata=print:file=${found}`, '-f', 'null', '-']);
  const text = await readFile(found, 'utf8');
  return [...text.matchAll(/multiple\.current_frame=[tb]ff/g)].length;
}

function master(folder: string): Promise<string> {
  return readFile(join(folder, 'master.m3u8'), 'utf8');
}

it('stands a phone’s picture upright', async () => {
  // Left half white, as stored; a quarter turn clockwise puts it on top.
  const flat = path('flat.mp4');
  await makeClip(flat, {
    filters: 'drawbox=w=iw:h=ih:t=fill:c=black,drawbox=w=iw/2:h=ih:t=fill:c=white',
  });
  const phone = path('phone.mp4');
  await runFfmpeg(['-i', flat, '-c', 'copy', '-metadata:s:v', 'rotate=270', phone]);
  const { folder } = await transcode(phone);
  const { width, height } = await picture(folder, '360p');
  expect([width, height]).toEqual([360, 640]);
  const top = path('top.m3u8.mp4');
  const playlist = join(folder, 'video-360p', 'playlist.m3u8');
  await runFfmpeg(['-i', playlist, '-vf', 'crop=iw:ih/2:0:0', top]);
  expect(Math.min(...(await frameBrightness(top)))).toBeGreaterThan(200);
});

it('makes frames of fields, and pixels square', async () => {
  const recorder = path('recorder.ts');
  await makeClip(recorder, {
    ...{ width: 720, height: 576, frameRate: '50' },
    filters: 'interlace,setsar=64/45,setfield=tff',
    encode: [
      '-c:v',
      'mpeg2video',
      '-flags',
      '+ildct+ilme',
      '-b:v',
      '4M',
      '-c:a',
      'mp2',
      '-ac',
      '2',
    ],
  });
  const { folder, report } = await transcode(recorder);
  expect(report.source.video.scan).toBe('interlaced');
  expect(await picture(folder, '576p')).toMatchObject({
    ...{ width: 1024, height: 576, r_frame_rate: '25/1' },
    ...{ sample_aspect_ratio: '1:1', color_space: 'bt470bg' },
  });
  expect(await combedFrames(recorder)).toBeGreaterThan(20);
  expect(await combedFrames(join(folder, 'video-576p', 'playlist.m3u8'))).toBe(0);
});

it('streams a picture without sound', async () => {
  const silent = path('silent.mkv');
  await makeClip(silent, { sound: 'none' });
  const { folder, report } = await transcode(silent);
  expect(report.source.audio).toBeNull();
  expect(report.scores.audio).toBeNull();
  expect(await master(folder)).not.toContain('AUDIO');
  expect((await picture(folder, '360p')).nb_read_packets).toBe('50');
});

it('repeats the frames of a picture a second until keyframes fit', async () => {
  const slow = path('slow.mp4');
  await makeClip(slow, { frameRate: '1', seconds: 4 });
  const { folder } = await transcode(slow);
  const { r_frame_rate, nb_read_packets } = await picture(folder, '360p');
  expect([r_frame_rate, nb_read_packets]).toEqual(['8/1', '32']);
});

it('brings a variable rate to a constant one of the same length', async () => {
  const screen = path('screen.mkv');
  await makeClip(screen, {
    ...{ frameRate: '30', seconds: 4 },
    filters: "select='lt(mod(n,30),4)+gt(n,100)'",
    encode: ['-vsync', 'vfr', '-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'libopus'],
  });
  const { folder } = await transcode(screen);
  const { nb_read_packets, r_frame_rate } = await picture(folder, '360p');
  expect(r_frame_rate).toBe('30/1');
  expect(Math.abs(Number(nb_read_packets) - 120)).toBeLessThanOrEqual(1);
});

it('takes a small picture of odd size as it is, but even', async () => {
  const odd = path('odd.webm');
  await makeClip(odd, {
    ...{ width: 211, height: 157 },
    encode: ['-c:v', 'libvpx', '-deadline', 'realtime', '-c:a', 'libvorbis'],
  });
  const { folder } = await transcode(odd);
  const { width, height } = await picture(folder, '156p');
  expect([width, height]).toEqual([210, 156]);
});

it('brings high dynamic range and ten bits down to what every screen shows', async () => {
  const phone = path('hlg.mp4');
  await makeClip(phone, {
    filters: 'format=yuv420p10le',
    encode: [
      ...['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=none'],
      ...['-color_primaries', 'bt2020', '-color_trc', 'arib-std-b67', '-colorspace', 'bt2020nc'],
      ...['-c:a', 'aac'],
    ],
  });
  const { folder } = await transcode(phone);
  expect(await picture(folder, '360p')).toMatchObject({ pix_fmt: 'yuv420p', color_space: 'bt709' });
});

it('finds the length of a recording that does not say', async () => {
  const recording = path('browser.webm');
  await makeClip(recording, {
    encode: ['-c:v', 'libvpx', '-deadline', 'realtime', '-c:a', 'libopus', '-live', '1'],
  });
  const { durationSeconds } = await transcode(recording);
  expect(durationSeconds).toBeGreaterThan(1.95);
  expect(durationSeconds).toBeLessThan(2.1);
});

it('goes on through a picture that changes its size in the middle', async () => {
  const parts = [path('part-1.ts'), path('part-2.ts')] as const;
  await makeClip(parts[0], { width: 480, height: 360 });
  await makeClip(parts[1], {
    ...{ width: 320, height: 180 },
    encode: ['-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'aac', '-output_ts_offset', '2'],
  });
  const meeting = path('meeting.ts');
  await writeFile(meeting, Buffer.concat(await Promise.all(parts.map((part) => readFile(part)))));
  const { folder } = await transcode(meeting);
  const file = join(folder, 'master.m3u8');
  const frames = await frameBrightness(file);
  expect(Math.abs(frames.length - 100)).toBeLessThanOrEqual(2);
  expect(Math.abs((await samplesOf(file)).length / 48_000 - 4)).toBeLessThan(0.1);
});

/** A white frame and a tone that both begin two seconds into the lesson. */
const FLASH = 'color=black:s=320x240:r=25';
const BEEP = 'aevalsrc=exprs=';

it.each([
  ['picture and sound start together', 0, 0],
  ['the sound starts late', 0, 1.5],
  ['the picture starts late', 1.2, 0],
])('keeps lips in time when %s', async (name, pictureStart, soundStart) => {
  const late = path(`${name.replaceAll(' ', '-')}.mkv`);
  const [flashAt, beepAt] = [2 - pictureStart, 2 - soundStart];
  const beep = `if(between(t\\,${beepAt}\\,${beepAt + 0.2})\\,0.8*sin(2000*PI*t)\\,0)`;
  await runFfmpeg([
    ...['-itsoffset', String(pictureStart), '-f', 'lavfi'],
    ...[
      '-i',
      `${FLASH}:d=${4 - pictureStart},drawbox=c=white:t=fill:enable='between(t,${flashAt},${flashAt + 0.19})'`,
    ],
    ...['-itsoffset', String(soundStart), '-f', 'lavfi'],
    ...['-i', `${BEEP}${beep}:s=48000:d=${4 - soundStart}`],
    ...[
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-pix_fmt',
      'yuv420p',
      '-c:a',
      'pcm_s16le',
      late,
    ],
  ]);
  const { folder } = await transcode(late);
  const file = join(folder, 'master.m3u8');
  const flash = (await frameBrightness(file)).findIndex((each) => each > 128) / 25;
  const heard = (await samplesOf(file)).findIndex((each) => Math.abs(each) > 0.2) / 48_000;
  expect(flash).toBe(2);
  // An AAC frame smears an onset over a few milliseconds.
  expect(Math.abs(heard - 2)).toBeLessThan(0.01);
});

it('keeps the last picture for as long as the sound goes on', async () => {
  const covered = path('covered.mp4');
  await makeClip(covered, {
    ...{ width: 320, height: 240, seconds: 3 },
    sound: 'sine=frequency=440:sample_rate=48000:duration=20',
  });
  const { folder, report } = await transcode(covered);
  const { nb_read_packets } = await picture(folder, '240p');
  expect(Math.abs(Number(nb_read_packets) - 500)).toBeLessThanOrEqual(1);
  expect((await samplesOf(join(folder, 'master.m3u8'))).length / 48_000).toBeCloseTo(20, 1);
  const playlist = await readFile(join(folder, 'audio', 'playlist.m3u8'), 'utf8');
  const lengths = [...playlist.matchAll(/#EXTINF:([\d.]+)/g)].map(([, seconds]) => Number(seconds));
  expect(Math.max(...lengths)).toBeLessThan(6.1);
  expect(report.delivery!.videoReasons.map(({ code }) => code)).toContain('copy.ends-early');
});

it('has silence where the sound is a stream without a single packet', async () => {
  const mute = path('mute.mkv');
  await makeClip(mute, {
    ...{ width: 320, height: 240 },
    encode: ['-af', 'atrim=end_sample=0', '-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'aac'],
  });
  const { folder, report } = await transcode(mute);
  expect(report.source.audio).not.toBeNull();
  expect(report.scores.audio).toBe(0);
  expect(await master(folder)).not.toContain('NaN');
  const samples = await samplesOf(join(folder, 'master.m3u8'));
  expect(samples.length / 48_000).toBeCloseTo(2, 1);
  expect(samples.every((sample) => Math.abs(sample) < 0.001)).toBe(true);
});
