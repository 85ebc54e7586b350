import type { Encoding } from './injection-argv.ts';

const x264 = (preset: string, crf: number) => [
  '-c:v',
  'libx264',
  '-preset',
  preset,
  '-crf',
  String(crf),
];
const aac = (kbps: number) => ['-c:a', 'aac', '-b:a', `${kbps}k`];

/** What cameras, editors and recorders write, none of it so coarse as to be a fault. */
export const ENCODINGS: readonly Encoding[] = [
  { name: 'h264 mp4', suffix: 'mp4', video: x264('superfast', 20), audio: aac(128) },
  { name: 'h264 mov', suffix: 'mov', video: x264('veryfast', 22), audio: aac(160) },
  {
    name: 'hevc mkv',
    suffix: 'mkv',
    video: [
      '-c:v',
      'libx265',
      '-preset',
      'ultrafast',
      '-crf',
      '20',
      '-x265-params',
      'log-level=error',
    ],
    audio: aac(128),
  },
  { name: 'h264 flv', suffix: 'flv', video: x264('superfast', 21), audio: aac(96) },
  { name: 'mpeg4 mp4', suffix: 'mp4', video: ['-c:v', 'mpeg4', '-q:v', '2'], audio: aac(128) },
  {
    name: 'h264 mkv',
    suffix: 'mkv',
    video: x264('ultrafast', 18),
    audio: ['-c:a', 'libmp3lame', '-b:a', '128k'],
  },
  {
    name: 'vp9 mkv',
    suffix: 'mkv',
    video: [
      '-c:v',
      'libvpx-vp9',
      '-deadline',
      'realtime',
      '-cpu-used',
      '8',
      '-row-mt',
      '1',
      '-crf',
      '24',
      '-b:v',
      '0',
    ],
    audio: ['-c:a', 'libopus', '-b:a', '96k'],
  },
  {
    name: 'h264 mov pcm',
    suffix: 'mov',
    video: x264('superfast', 18),
    audio: ['-c:a', 'pcm_s16le'],
  },
];
