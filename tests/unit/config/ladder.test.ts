import { describe, expect, it } from 'vitest';
import { LESSON_LADDER } from '../../../config/ladder.ts';
import { lessonLadder } from '../../../config/lesson-ladder.ts';

describe('the ladder', () => {
  it('bounds what is copied above what is encoded, and descends in both', () => {
    for (const [index, rung] of LESSON_LADDER.video.entries()) {
      expect(rung.copyMaxBitrateKbps).toBeGreaterThan(rung.maxBitrateKbps);
      const above = LESSON_LADDER.video[index - 1];
      if (above === undefined) continue;
      expect(rung.copyMaxBitrateKbps).toBeLessThan(above.copyMaxBitrateKbps);
    }
  });

  it('makes segments of whole GOPs, still or not, and chunks of whole segments', () => {
    const { gopSeconds, stillGopSeconds, segmentSeconds, longestSegmentSeconds, chunkSeconds } =
      LESSON_LADDER;
    expect([segmentSeconds % gopSeconds, segmentSeconds % stillGopSeconds]).toEqual([0, 0]);
    expect(chunkSeconds % segmentSeconds).toBe(0);
    expect(longestSegmentSeconds).toBeGreaterThanOrEqual(segmentSeconds);
  });

  it('has AV1 only where it is switched on', () => {
    expect(lessonLadder({ av1: false }).av1).toBeNull();
    expect(lessonLadder({ av1: true }).av1).not.toBeNull();
    expect(lessonLadder({ av1: true }).video).toEqual(LESSON_LADDER.video);
  });
});
