import { expect, test } from 'vitest';
import { countCells } from '../../../scripts/terminal/pad-cells.ts';
import { createPaint } from '../../../scripts/terminal/paint.ts';
import { formatReport } from '../../../scripts/terminal/report/format-report.ts';
import type { Finding, Report } from '../../../storage/catalog/report.ts';

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
    clarity: { edgeWidthPixelsAt1080: 3.4567, newThing: 1.5 },
    audio: {
      integratedLufs: -31,
      loudnessRangeLu: null,
      truePeakDbtp: -9.25,
      maxShortTermLufs: -27,
      snrDb: 34.2,
      silentShare: 0.0312,
    },
    cuts: { shotCount: 3, cutsPerMinute: 1.92, boundaries: [] },
  },
  costs: {
    clarity: [
      { name: 'sharpness', points: 14, message: { zh: '画面不够清晰', en: 'Soft picture' } },
      { name: 'black', points: 0, message: { zh: '黑场', en: 'Black' } },
    ],
    audio: [{ name: 'loudness', points: 38.36, message: { zh: '平均响度', en: 'Loudness' } }],
    cuts: null,
    overall: null,
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

const plain = createPaint({ isTTY: false }, {});

test('a report reads in both languages, aligned', () => {
  expect(formatReport(REPORT, plain)).toBe(`来源 · Source
  1:02.5  44.0 MiB  mp4
  h264 1280×720 25 fps 4000.4 kbps progressive
  aac 48000 Hz × 2 128 kbps

评分（满分 100）· Scores (of 100)
  总分 · overall      78  ###############################.........
  清晰度 · clarity    86  ##################################......
  声音 · audio        62  #########################...............
  镜头衔接 · cuts      –  无法测量 · cannot be measured

扣分 · What cost points
  清晰度 · clarity
    -14.0  画面不够清晰
           Soft picture
  声音 · audio
    -38.4  平均响度
           Loudness

问题 · Findings: 2
  严重 fault  audio.too-quiet
    声音太小。
    Too quiet.
    0:00.0 – 1:02.5  严重 fault  -31 LUFS  界限 limit -26

  提醒 warning  cut.flash-frame
    闪帧。
    Flash frame.
    0:12.5  提醒 warning  2 frames  界限 limit 5

测量 · Measures
  边缘宽度（按 1080 线） · edge width at 1080 lines      3.46 px
  clarity.newThing                                        1.5
  平均响度 · integrated loudness                          -31 LUFS
  响度范围 · loudness range                                 –
  真峰值 · true peak                                    -9.25 dBTP
  最大短时响度 · loudest 3 s                              -27 LUFS
  信噪比 · signal to noise                               34.2 dB
  无声时间 · silent                                      3.12 %
  镜头数 · shots                                            3
  切换频率 · cuts                                        1.92 /min

录制标准 · Recording standard: henan-youke-2019
  不符 NOT MET  audio.snr     >= 48 dB  34.2
  符合 ok       video.width   >= 1280   1280
  未判 n/a      cuts.cameras  >= 2      –
`);
});

test('a lesson without sound says so', () => {
  const silent = { ...REPORT, source: { ...REPORT.source, audio: null } };
  expect(formatReport(silent, plain)).toContain('没有声音 · no sound');
});

test('many findings of a kind are one entry: the worst one’s words, some moments, and how many more', () => {
  const flashes = Array.from({ length: 20 }, (_, at): Finding => {
    const severity = at === 7 ? 'fault' : 'warning';
    const message = { zh: `第 ${at} 处`, en: `number ${at}` };
    return { ...REPORT.findings[1]!, severity, startSeconds: at, endSeconds: at, message };
  });
  const text = formatReport({ ...REPORT, findings: flashes }, plain);
  expect(text.match(/cut\.flash-frame/g)).toHaveLength(1);
  expect(text).toContain('cut.flash-frame  × 20');
  expect(text).toContain('number 7');
  expect(text).toContain('还有 14 处 · 14 more');
});

test('the gravest findings come first', () => {
  const text = formatReport({ ...REPORT, findings: [...REPORT.findings].reverse() }, plain);
  expect(text.indexOf('audio.too-quiet')).toBeLessThan(text.indexOf('cut.flash-frame'));
});

test('a report from before costs were told, and one without findings, read well too', () => {
  const { costs: _, ...old } = REPORT;
  const text = formatReport({ ...old, findings: [] }, plain);
  expect(text).not.toContain('扣分');
  expect(text).toContain('没有发现问题 · nothing was found');
});

test('long sentences and clauses fit a hundred columns, Chinese ones too', () => {
  const message = {
    zh: '画面模糊请重新对焦，'.repeat(20),
    en: 'A long sentence about it. '.repeat(12),
  };
  const long: Report = {
    ...REPORT,
    findings: [{ ...REPORT.findings[0]!, message }],
    costs: { ...REPORT.costs!, clarity: [{ name: 'x', points: 3, message }] },
    standard: [
      { rule: 'video.codec', required: 'h264 or '.repeat(20), measured: 'av1', ok: false },
    ],
  };
  const widths = formatReport(long, plain).split('\n').map(countCells);
  expect(Math.max(...widths)).toBeLessThanOrEqual(100);
  expect(Math.max(...widths)).toBeGreaterThan(90);
});

test('colours are for a terminal whose owner wants them', () => {
  const colour = '\x1b[';
  const paints = (isTTY: boolean, env: Record<string, string>) =>
    formatReport(REPORT, createPaint({ isTTY }, env)).includes(colour);
  expect(paints(true, {})).toBe(true);
  expect(paints(true, { NO_COLOR: '' })).toBe(true);
  expect(paints(true, { NO_COLOR: '1' })).toBe(false);
  expect(paints(true, { TERM: 'dumb' })).toBe(false);
  expect(paints(false, {})).toBe(false);
});
