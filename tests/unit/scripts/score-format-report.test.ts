import { expect, test } from 'vitest';
import { formatReport } from '../../../scripts/terminal/format-report.ts';
import type { Report } from '../../../storage/catalog/report.ts';

const REPORT: Report = {
  version: 1,
  profile: 'henan-youke-2019',
  source: {
    durationSeconds: 62.5,
    sizeBytes: 44 * 1024 * 1024,
    container: 'mp4',
    video: {
      codec: 'h264',
      width: 1280,
      height: 720,
      framesPerSecond: 25,
      bitrateKbps: 4000.4,
      scan: 'progressive',
    },
    audio: { codec: 'aac', sampleRateHz: 48_000, channels: 2, bitrateKbps: 128 },
  },
  scores: { clarity: 86, audio: 61.6, cuts: null, overall: 78 },
  measures: {
    clarity: { edgeWidth: 3.4567 },
    audio: {
      integratedLufs: -31,
      loudnessRangeLu: null,
      truePeakDbtp: -9.25,
      maxShortTermLufs: -27,
      snrDb: 34.2,
      silentShare: 0,
    },
    cuts: { shotCount: 3, cutsPerMinute: 1.92, boundaries: [] },
  },
  series: { everySeconds: 1, clarity: [], shortTermLufs: [] },
  findings: [
    {
      code: 'audio.too-quiet',
      severity: 'fault',
      startSeconds: 0,
      endSeconds: 62.5,
      measured: -31,
      limit: -26,
      unit: 'LUFS',
      message: { zh: '声音太小。', en: 'Too quiet.' },
    },
    {
      code: 'cut.flash-frame',
      severity: 'warning',
      startSeconds: 12.48,
      endSeconds: 12.48,
      measured: 2,
      limit: 5,
      unit: 'frames',
      message: { zh: '闪帧。', en: 'Flash frame.' },
    },
  ],
  standard: [
    { rule: 'video.width', required: '>= 1280', measured: 1280, ok: true },
    { rule: 'audio.snr', required: '>= 48 dB', measured: 34.2, ok: false },
    { rule: 'cuts.cameras', required: '>= 2', measured: null, ok: null },
  ],
};

test('a report reads in both languages, aligned', () => {
  expect(formatReport(REPORT)).toBe(`来源 · Source
  1:02.5  44.0 MiB  mp4
  h264 1280×720 25 fps 4000.4 kbps progressive
  aac 48000 Hz × 2 128 kbps

评分（满分 100）· Scores (of 100)
  清晰度 · clarity   86  #################
  声音 · audio       62  ############
  镜头衔接 · cuts   无法测量 · cannot be measured
  总分 · overall     78  ################

测量 · Measures
  clarity.edgeWidth       3.46
  audio.integratedLufs    -31
  audio.loudnessRangeLu   –
  audio.truePeakDbtp      -9.25
  audio.maxShortTermLufs  -27
  audio.snrDb             34.2
  audio.silentShare       0
  cuts.shotCount          3
  cuts.cutsPerMinute      1.92

问题 · Findings: 2
  0:00.0 – 1:02.5  问题 fault  audio.too-quiet  -31 (-26) LUFS
    声音太小。
    Too quiet.
  0:12.5  注意 warning  cut.flash-frame  2 (5) frames
    闪帧。
    Flash frame.

录制标准 · Recording standard: henan-youke-2019
  符合 ok       video.width   >= 1280   1280
  不符 NOT MET  audio.snr     >= 48 dB  34.2
  未判 n/a      cuts.cameras  >= 2      –
`);
});

test('a lesson without sound says so', () => {
  const silent = { ...REPORT, source: { ...REPORT.source, audio: null } };
  expect(formatReport(silent)).toContain('没有声音 · no sound');
});
