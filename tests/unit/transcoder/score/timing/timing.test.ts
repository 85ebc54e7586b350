import { describe, expect, it } from 'vitest';
import type { PacketScan } from '../../../../../transcoder/probe/packet-scan.ts';
import type { Measured, TimingMeasured } from '../../../../../transcoder/score/measured.ts';
import { findGaps } from '../../../../../transcoder/score/timing/find-gaps.ts';
import { judgeDrift } from '../../../../../transcoder/score/timing/judge-drift.ts';
import { lostFrames } from '../../../../../transcoder/score/timing/lost-frames.ts';
import { measureTiming } from '../../../../../transcoder/score/timing/measure-timing.ts';
import { GOOD_AUDIO, GOOD_LESSON } from '../measured-lesson.ts';
import { seeded } from '../picture.ts';

const times = (waits: readonly number[]) => {
  const shown = [0];
  for (const wait of waits) shown.push(shown.at(-1)! + wait);
  return Float64Array.from(shown);
};
const steady = (count: number, wait = 0.04) => Array.from({ length: count }, () => wait);

describe('frames that are missing', () => {
  it('are found where a steady rate makes a leap, and counted', () => {
    const { gaps, frameSeconds } = findGaps(times([...steady(100), 0.2, ...steady(100)]));
    expect(frameSeconds).toBeCloseTo(0.04);
    expect(gaps).toEqual([
      { startSeconds: expect.closeTo(4), endSeconds: expect.closeTo(4.2), missing: 4 },
    ]);
  });

  it('are one stretch where they follow each other closely', () => {
    const tenth = Array.from({ length: 10 }, () => [...steady(8), 0.08]).flat();
    expect(findGaps(times([...steady(50), ...tenth, ...steady(100)])).gaps).toEqual([
      { startSeconds: expect.closeTo(2.32), endSeconds: expect.closeTo(6), missing: 10 },
    ]);
  });

  it('are none where times are rounded, a phone jitters, or takes its time in the dark', () => {
    const random = seeded(3);
    const rounded = times(steady(200, 1 / 30)).map((time) => Math.round(time * 1000) / 1000);
    expect(findGaps(rounded).gaps).toEqual([]);
    const jittered = Array.from({ length: 300 }, () => 0.0333 * (0.8 + 0.4 * random()));
    expect(findGaps(times(jittered)).gaps).toEqual([]);
    expect(
      findGaps(times([...steady(200, 1 / 30), ...steady(100, 1 / 15), ...steady(200, 1 / 30)]))
        .gaps,
    ).toEqual([]);
  });

  it('are none where a screen recorder writes what changes and no more', () => {
    const random = seeded(4);
    const waits = Array.from({ length: 300 }, () => 0.03 + 0.4 * random() ** 2);
    expect(findGaps(times(waits))).toMatchObject({ frameSeconds: null, gaps: [] });
  });

  it('are counted once, whether by their times or by what was repeated for them', () => {
    const gap = { startSeconds: 10, endSeconds: 10.4, missing: 9 };
    const stalls = [
      { startSeconds: 10, endSeconds: 10.4, frames: 9 },
      { startSeconds: 30, endSeconds: 30.2, frames: 4 },
    ];
    const measured: Measured = {
      ...GOOD_LESSON,
      timing: { ...GOOD_LESSON.timing, gaps: [gap] },
      cuts: { ...GOOD_LESSON.cuts, stalls },
    };
    expect(lostFrames(measured).map(({ startSeconds, frames }) => [startSeconds, frames])).toEqual([
      [10, 9],
      [30, 4],
    ]);
  });

  it('are missed in a camera only, where the rate is none too steady', () => {
    const resting = { ...GOOD_LESSON.clarity.stillness, camera: Array(60).fill(false) };
    const timing = {
      ...GOOD_LESSON.timing,
      steadyShare: 0.7,
      gaps: [{ startSeconds: 10, endSeconds: 10.4, missing: 9 }],
    };
    const clarity = { ...GOOD_LESSON.clarity, stillness: resting };
    expect(lostFrames({ ...GOOD_LESSON, timing })).toHaveLength(1);
    expect(lostFrames({ ...GOOD_LESSON, timing, clarity })).toEqual([]);
  });
});

describe('sound against picture', () => {
  const scan = (pts: readonly number[], endSeconds: number): PacketScan => ({
    ...{ zeroSeconds: 0, hidden: 0, endSeconds },
    packets: {
      ptsSeconds: Float64Array.from(pts),
      keyframe: new Uint8Array(pts.length),
      sizeBytes: new Uint32Array(pts.length),
    },
  });
  const picture = scan([...times(steady(249))], 10);

  it('is measured at both ends, whatever order frames are decoded in', () => {
    const shuffled = [...picture.packets.ptsSeconds].map((_, at, all) => all[at ^ 1] ?? all[at]!);
    const sound = scan([0.3, 0.8, 1.3, 1.8], 10.2);
    const measured = measureTiming({ picture: scan(shuffled, 10), sound });
    expect(measured.gaps).toEqual([]);
    expect(measured.sound).toEqual({
      startsSeconds: expect.closeTo(0.3),
      endsSeconds: expect.closeTo(0.2),
      durationSeconds: expect.closeTo(9.9),
      packetSeconds: expect.closeTo(2.475),
    });
  });

  it('cannot be told where a file gives no times', () => {
    const silent = measureTiming({ picture: scan([Number.NaN, Number.NaN], 10), sound: picture });
    expect(silent).toMatchObject({ frameSeconds: null, gaps: [], sound: null });
  });

  const ending = (endsSeconds: number, startsSeconds = 0): Measured => {
    const sound = { ...GOOD_LESSON.timing.sound!, endsSeconds, startsSeconds };
    const timing: TimingMeasured = { ...GOOD_LESSON.timing, sound };
    return { ...GOOD_LESSON, timing };
  };

  it.each([0.02, -0.04, 0.11, -0.11])('ends together where it is %f s off', (seconds) => {
    expect(judgeDrift(ending(seconds), GOOD_AUDIO)).toBeNull();
  });

  it.each([0.14, -0.14, 0.6, -3])('drifts where it is %f s off', (seconds) => {
    expect(judgeDrift(ending(seconds), GOOD_AUDIO)).toMatchObject({ seconds, shifted: false });
  });

  it('is shifted where it starts as late as it ends, and in step where it only starts late', () => {
    expect(judgeDrift(ending(0.5, 0.5), GOOD_AUDIO)).toMatchObject({ shifted: true });
    expect(judgeDrift(ending(0, 0.5), GOOD_AUDIO)).toBeNull();
  });

  it('may end before a title without sound, or go on in silence', () => {
    const camera = Array.from({ length: 60 }, (_, second) => second < 52);
    const stillness = { ...GOOD_LESSON.clarity.stillness, camera };
    const clarity = { ...GOOD_LESSON.clarity, stillness };
    expect(judgeDrift({ ...ending(-7), clarity }, GOOD_AUDIO)).toBeNull();
    const level = { ...GOOD_AUDIO.level, silences: [{ startSeconds: 59, endSeconds: 67 }] };
    expect(judgeDrift(ending(7), { ...GOOD_AUDIO, level })).toBeNull();
    expect(judgeDrift(ending(7), GOOD_AUDIO)).not.toBeNull();
  });
});
