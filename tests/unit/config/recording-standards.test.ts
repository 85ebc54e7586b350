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
        expect(rule.min ?? rule.max ?? rule.oneOf, rule.rule).toBeDefined();
        if (rule.min !== undefined && rule.max !== undefined) {
          expect(rule.min, rule.rule).toBeLessThanOrEqual(rule.max);
        }
      }
      expect(new Set(standard.rules.map((rule) => rule.rule)).size).toBe(standard.rules.length);
    },
  );

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
