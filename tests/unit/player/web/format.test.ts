import { describe, expect, it } from 'vitest';
import { formatBytes } from '../../../../player/web/shared/format/format-bytes.ts';
import { formatDate, formatDay } from '../../../../player/web/shared/format/format-date.ts';
import { formatDuration } from '../../../../player/web/shared/format/format-duration.ts';
import { formatMeasure } from '../../../../player/web/shared/format/format-measure.ts';
import { formatNumber, formatPercent } from '../../../../player/web/shared/format/format-number.ts';
import { formatTimeLeft } from '../../../../player/web/shared/format/format-time-left.ts';
import { type Translate, translate } from '../../../../player/web/shared/words/translate.ts';
import type { Language } from '../../../../player/web/shared/words/words.ts';

const wordsOf =
  (language: Language): Translate =>
  (key, ...values) =>
    translate(language, key, ...values);

describe('formatting', () => {
  it.each([
    [0, '0:00'],
    [7.9, '0:07'],
    [2701.2, '45:01'],
    [3723, '1:02:03'],
    [-1, '0:00'],
  ])('writes %d seconds as %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });

  it.each([
    [0, '0 B'],
    [512, '512 B'],
    [1536, '1.5 KB'],
    [8 * 1024 ** 3, '8 GB'],
    [1_342_177_280, '1.25 GB'],
    [1023 * 1024, '0.999 MB'],
  ])('writes %d bytes as %s', (bytes, text) => {
    expect(formatBytes(bytes, 'zh')).toBe(text);
  });

  it.each([
    [8, '8秒', '8 secs'],
    [185, '3分钟', '3 mins'],
    [4800, '1小时20分钟', '1 hr 20 mins'],
    [3600, '1小时', '1 hr'],
  ])('writes a wait of %d seconds as %s and %s', (seconds, zh, en) => {
    expect(formatTimeLeft(seconds, 'zh')).toBe(zh);
    expect(formatTimeLeft(seconds, 'en')).toBe(en);
  });

  it('never says that something is done before it is', () => {
    expect(formatPercent(0.999, 'zh')).toBe('99%');
    expect(formatPercent(1, 'zh')).toBe('100%');
    expect(formatPercent(1.4, 'en')).toBe('100%');
    expect(formatPercent(-0.2, 'en')).toBe('0%');
  });

  it('writes dates as the language does', () => {
    const iso = '2026-11-23T08:05:00.000Z';
    expect(formatDay(iso, 'zh', 'Asia/Shanghai')).toBe('2026年11月23日');
    expect(formatDate(iso, 'zh', 'Asia/Shanghai')).toBe('2026年11月23日 16:05');
    expect(formatDate(iso, 'en', 'Asia/Shanghai')).toBe('23 Nov 2026, 16:05');
  });

  it('groups thousands and cuts decimals', () => {
    expect(formatNumber(12_345.678, 'en')).toBe('12,345.7');
  });

  it.each([
    [3, 'frames', '3帧', '3 frames'],
    [-31, 'LUFS', '-31 LUFS', '-31 LUFS'],
    [38, '%', '38%', '38%'],
    [0.42, '', '0.42', '0.42'],
    [2.5, 's', '2.5秒', '2.5 s'],
  ])('writes %d %s as %s and %s', (value, unit, zh, en) => {
    expect(formatMeasure(value, unit, wordsOf('zh'), 'zh')).toBe(zh);
    expect(formatMeasure(value, unit, wordsOf('en'), 'en')).toBe(en);
  });
});
