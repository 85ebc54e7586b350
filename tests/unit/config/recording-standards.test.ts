import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { LESSON_LADDER } from '../../../config/ladder.ts';
import {
  findRecordingStandard,
  RECORDING_STANDARDS,
  UnknownStandardError,
} from '../../../config/recording-standards/find-recording-standard.ts';

describe('recording standards', () => {
  it.each(RECORDING_STANDARDS)(
    '$name: every rule has one bound at least and its source',
    (standard) => {
      for (const rule of standard.rules) {
        expect(rule.source, rule.rule).not.toBe('');
        const { zh, en } = rule.remark ?? { zh: '无', en: 'none' };
        expect(zh, rule.rule).toMatch(/\p{Script=Han}/u);
        expect(en, rule.rule).not.toMatch(/\p{Script=Han}/u);
        expect(rule.min ?? rule.max ?? rule.oneOf, rule.rule).toBeDefined();
        if (rule.min !== undefined && rule.max !== undefined) {
          expect(rule.min, rule.rule).toBeLessThanOrEqual(rule.max);
        }
      }
      expect(new Set(standard.rules.map((rule) => rule.rule)).size).toBe(standard.rules.length);
    },
  );

  it.each([
    ['henan-youke-2019', 1, '8921ea6ea8b0'],
    ['micro-lesson-national', 1, 'fd5872c89f9d'],
    ['lesson-upload-help', 1, 'c9c0620f8e07'],
    ['quality-lesson-primary', 1, 'cb6245a40bb0'],
    ['quality-lesson-secondary', 1, 'f31c1f549a58'],
    ['open-course-2011', 1, 'e81f50984b05'],
    ['anhui-vocational-2018', 1, '419cfca505af'],
  ])('%s, version %d, is what it was: a change wants the next version', (name, version, digest) => {
    const standard = findRecordingStandard(name);
    expect(standard.version).toBe(version);
    const json = JSON.stringify(standard);
    expect(createHash('sha256').update(json).digest('hex').slice(0, 12)).toBe(digest);
  });

  it('have names of their own, each with a digest above', () => {
    expect(RECORDING_STANDARDS.map(({ name }) => name)).toEqual([
      ...['henan-youke-2019', 'micro-lesson-national', 'lesson-upload-help'],
      ...['quality-lesson-primary', 'quality-lesson-secondary'],
      ...['open-course-2011', 'anhui-vocational-2018'],
    ]);
  });

  it('tell primary and secondary school apart by the length of a lesson', () => {
    const lengthOf = (name: string) =>
      findRecordingStandard(name).rules.find(({ rule }) => rule === 'source.duration');
    expect(lengthOf('quality-lesson-primary')).toMatchObject({ min: 600, max: 900 });
    expect(lengthOf('quality-lesson-secondary')).toMatchObject({ min: 900, max: 1200 });
  });

  it('holds Henan lessons to 30 to 45 minutes', () => {
    const rules = findRecordingStandard('henan-youke-2019').rules;
    expect(rules.find((rule) => rule.rule === 'source.duration')).toMatchObject({
      min: 1800,
      max: 2700,
    });
  });

  it('names the standards there are when asked for another', () => {
    expect(() => findRecordingStandard('mars-2040')).toThrow(UnknownStandardError);
    expect(() => findRecordingStandard('mars-2040')).toThrow('henan-youke-2019');
  });
});

describe('the ladder', () => {
  it('descends in height and bitrate, and its segments hold whole GOPs', () => {
    const { video, segmentSeconds, gopSeconds } = LESSON_LADDER;
    for (const [index, rung] of video.entries()) {
      const above = video[index - 1];
      if (above === undefined) continue;
      expect(rung.height).toBeLessThan(above.height);
      expect(rung.maxBitrateKbps).toBeLessThan(above.maxBitrateKbps);
    }
    expect(segmentSeconds % gopSeconds).toBe(0);
  });
});
