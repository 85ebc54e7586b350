import type { Encoding } from '../defects/injection-argv.ts';

const aac = (kbps: number) => ['-c:a', 'aac', '-b:a', `${kbps}k`];

/** Good settings of every codec that lessons come in. */
export const NEAR_EQUAL: readonly Encoding[] = [
  {
    name: 'h264 crf 18',
    suffix: 'mp4',
    video: ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '18'],
    audio: aac(128),
  },
  {
    name: 'h264 crf 21',
    suffix: 'mkv',
    video: ['-c:v', 'libx264', '-preset', 'fast', '-crf', '21'],
    audio: ['-c:a', 'libmp3lame', '-b:a', '160k'],
  },
  {
    name: 'h264 ultrafast',
    suffix: 'flv',
    video: ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '19'],
    audio: aac(96),
  },
  {
    name: 'hevc',
    suffix: 'mp4',
    video: [
      '-c:v',
      'libx265',
      '-preset',
      'superfast',
      '-crf',
      '20',
      '-x265-params',
      'log-level=error',
    ],
    audio: aac(160),
  },
  {
    name: 'mpeg4',
    suffix: 'mov',
    video: ['-c:v', 'mpeg4', '-q:v', '2'],
    audio: ['-c:a', 'pcm_s16le'],
  },
  {
    name: 'vp9',
    suffix: 'mkv',
    video: [
      '-c:v',
      'libvpx-vp9',
      '-deadline',
      'realtime',
      '-cpu-used',
      '7',
      '-row-mt',
      '1',
      '-crf',
      '20',
      '-b:v',
      '0',
    ],
    audio: ['-c:a', 'libopus', '-b:a', '96k'],
  },
];
