import { describe, expect, it } from 'vitest';
import { HENAN_YOUKE_2019 } from '../../../../../config/recording-standards/henan-youke-2019.ts';
import type { Scores } from '../../../../../storage/catalog/lesson.ts';
import type { ShotBoundary } from '../../../../../storage/catalog/report.ts';
import type { Measured, StillMeasured } from '../../../../../transcoder/score/measured.ts';
import { ALL_CURVES } from '../../../../../transcoder/score/points/all-constants.ts';
import { type Curve, interpolate } from '../../../../../transcoder/score/points/interpolate.ts';
import { scoreLesson } from '../../../../../transcoder/score/score-lesson.ts';
import { GOOD_AUDIO, GOOD_LESSON, PROBE } from '../measured-lesson.ts';

/** Numbers from 0 to 1, the same for the same seed. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Random = () => number;

const SEEDS = Array.from({ length: 60 }, (_, seed) => seed);
const SECONDS = 60;

/** Either cheaper towards one end, or cheapest somewhere in between: never up, down and up again. */
function isValley(curve: Curve): boolean {
  const points = curve.map(([, cost]) => cost);
  const low = points.indexOf(Math.min(...points));
  const falls = points.slice(0, low + 1).every((cost, at, all) => at === 0 || cost <= all[at - 1]!);
  const rises = points.slice(low).every((cost, at, all) => at === 0 || cost >= all[at - 1]!);
  return falls && rises;
}

describe.each(Object.entries(ALL_CURVES))('the curve %s', (_, curve: Curve) => {
  it('has its measures in order, and costs from 0 to 100 that only rise away from the best', () => {
    expect(isValley(curve)).toBe(true);
    for (const [at, [measure, points]] of curve.entries()) {
      if (at > 0) expect(measure).toBeGreaterThan(curve[at - 1]![0]);
      expect(points).toBeGreaterThanOrEqual(0);
      expect(points).toBeLessThanOrEqual(100);
    }
  });

  it('is between its points what it is at them, and flat beyond', () => {
    const [first, last] = [curve[0]!, curve.at(-1)!];
    expect(interpolate(curve, first[0] - 1000)).toBe(first[1]);
    expect(interpolate(curve, last[0] + 1000)).toBe(last[1]);
    const random = createRandom(7);
    for (let tries = 0; tries < 200; tries += 1) {
      const at = Math.floor(random() * (curve.length - 1));
      const [[from, low], [to, high]] = [curve[at]!, curve[at + 1]!];
      const cost = interpolate(curve, from + (to - from) * random());
      expect(cost).toBeGreaterThanOrEqual(Math.min(low, high) - 1e-9);
      expect(cost).toBeLessThanOrEqual(Math.max(low, high) + 1e-9);
    }
  });
});

/** Some lesson, anywhere from very good to very bad. */
function anyLesson(random: Random): Measured {
  const between = (low: number, high: number) => low + (high - low) * random();
  const spans = (count: number) =>
    Array.from({ length: Math.floor(between(0, count)) }, (_, at) => ({
      startSeconds: at * 4,
      endSeconds: at * 4 + between(0.1, 3),
      frames: 1 + Math.floor(between(0, 4)),
      sameAround: random() < 0.5,
    }));
  const soft = between(1, 12);
  const white = between(45, 235);
  return {
    ...GOOD_LESSON,
    audio: {
      ...GOOD_AUDIO,
      loudness: { ...GOOD_AUDIO.loudness, integratedLufs: between(-55, -4) },
      level: {
        ...GOOD_AUDIO.level,
        snrDb: between(3, 60),
        floorSpreadDb: between(0.2, 9),
        silentShare: random() ** 3,
      },
      clipped: Array.from({ length: Math.floor(random() ** 3 * SECONDS) }, (_, second) => ({
        second,
        runs: Math.floor(between(1, 20)),
      })),
      channels: {
        oneSided: spans(5).map((span) => ({ ...span, quietSide: 'left', differenceDb: 40 })),
        inverted: spans(5).map((span) => ({ ...span, correlation: -0.9 })),
      },
    },
    clarity: {
      ...GOOD_LESSON.clarity,
      stills: GOOD_LESSON.clarity.stills.map((still) => ({
        ...still,
        edgeWidth: soft * between(0.9, 1.1),
        whiteLevel: white * between(0.9, 1),
        clippedShare: random() ** 4,
      })),
      stillness: { ...GOOD_LESSON.clarity.stillness, black: spans(4), frozen: spans(4) },
    },
    cuts: {
      ...GOOD_LESSON.cuts,
      boundaries: cutsAt(Array.from({ length: between(0, 40) }, () => SECONDS * random())),
      flashFrames: spans(6),
      blackFrames: spans(6),
    },
  };
}

function cutsAt(seconds: readonly number[]): ShotBoundary[] {
  return seconds.toSorted((a, b) => a - b).map((atSeconds) => ({ atSeconds, kind: 'cut' }));
}

type Worsen = (lesson: Measured, random: Random) => Measured;

const inAudio =
  (change: (audio: NonNullable<Measured['audio']>, random: Random) => object): Worsen =>
  (lesson, random) => ({
    ...lesson,
    audio: lesson.audio && { ...lesson.audio, ...change(lesson.audio, random) },
  });
const inStills =
  (change: (still: StillMeasured, by: number) => object): Worsen =>
  (lesson, random) => {
    const by = random();
    const stills = lesson.clarity.stills.map((still) => ({ ...still, ...change(still, by) }));
    return { ...lesson, clarity: { ...lesson.clarity, stills } };
  };
/** One more, in the last seconds, where no lesson above has any. */
const lateSpan = (random: Random) => ({
  startSeconds: 50,
  endSeconds: 50 + 9 * random(),
  ...{ frames: 3, sameAround: true },
});

/** One measure worse, all others as they were. */
const WORSE: Readonly<Record<string, Worsen>> = {
  'further from a good loudness': inAudio(({ loudness }, random) => {
    const lufs = loudness.integratedLufs ?? -60;
    const integratedLufs = lufs < -20 ? lufs - 9 * random() : lufs + 9 * random();
    return { loudness: { ...loudness, integratedLufs } };
  }),
  'more noise': inAudio(({ level }, random) => ({
    level: { ...level, snrDb: (level.snrDb ?? 0) - 20 * random() },
  })),
  'a steadier noise': inAudio(({ level }, random) => ({
    level: { ...level, floorSpreadDb: (level.floorSpreadDb ?? 0) * random() },
  })),
  'more silence': inAudio(({ level }, random) => ({
    level: { ...level, silentShare: level.silentShare + (1 - level.silentShare) * random() },
  })),
  'more clipping': inAudio(({ clipped }) => ({
    clipped: clipped.map(({ second, runs }) => ({ second, runs: runs + 3 })),
  })),
  'one more stretch on one side': inAudio(({ channels }, random) => ({
    channels: {
      ...channels,
      oneSided: [
        ...channels.oneSided,
        { ...lateSpan(random), quietSide: 'left', differenceDb: 30 },
      ],
    },
  })),
  'one more stretch out of phase': inAudio(({ channels }, random) => ({
    channels: {
      ...channels,
      inverted: [...channels.inverted, { ...lateSpan(random), correlation: -1 }],
    },
  })),
  'no sound at all': (lesson) => ({ ...lesson, audio: null }),
  'softer edges': inStills(({ edgeWidth }, by) => ({ edgeWidth: (edgeWidth ?? 1) * (1 + by) })),
  'a darker picture': inStills(({ whiteLevel }, by) => ({
    whiteLevel: Math.min(whiteLevel, Math.max(41, whiteLevel - 60 * by)),
  })),
  'more that is burnt out': inStills(({ clippedShare }, by) => ({
    clippedShare: clippedShare + (1 - clippedShare) * by,
  })),
  'one more freeze': (lesson, random) => {
    const { clarity } = lesson;
    const frozen = [...clarity.stillness.frozen, lateSpan(random)];
    return { ...lesson, clarity: { ...clarity, stillness: { ...clarity.stillness, frozen } } };
  },
  'five more cuts': ({ cuts, ...lesson }, random) => {
    const times = cuts.boundaries.map(({ atSeconds }) => atSeconds);
    const more = Array.from({ length: 5 }, () => SECONDS * random());
    return { ...lesson, cuts: { ...cuts, boundaries: cutsAt([...times, ...more]) } };
  },
  'one more flash frame': (lesson, random) => ({
    ...lesson,
    cuts: { ...lesson.cuts, flashFrames: [...lesson.cuts.flashFrames, lateSpan(random)] },
  }),
  'one more black frame': (lesson, random) => ({
    ...lesson,
    cuts: { ...lesson.cuts, blackFrames: [...lesson.cuts.blackFrames, lateSpan(random)] },
  }),
};

const NAMES = ['clarity', 'audio', 'cuts', 'overall'] as const;
const report = (measured: Measured) =>
  scoreLesson({ probe: PROBE, measured, standard: HENAN_YOUKE_2019 });

/** No sound counts as nothing heard. */
const heard = (scores: Scores, name: (typeof NAMES)[number]) => scores[name] ?? 0;

describe('a lesson that gets worse in one thing', () => {
  it.each(Object.entries(WORSE))('%s: raises no score', (_, worsen) => {
    let fell = 0;
    for (const seed of SEEDS) {
      const random = createRandom(seed);
      const before = anyLesson(random);
      const [better, worse] = [report(before).scores, report(worsen(before, random)).scores];
      for (const name of NAMES) {
        expect(heard(worse, name), `${name}, seed ${seed}`).toBeLessThanOrEqual(
          heard(better, name),
        );
      }
      if (NAMES.some((name) => heard(worse, name) < heard(better, name))) fell += 1;
    }
    // Else nothing was tried.
    expect(fell).toBeGreaterThan(3);
  });
});

describe('any lesson', () => {
  it.each(SEEDS)('%d has scores that its costs explain to the last hundredth', (seed) => {
    const { scores, costs } = report(anyLesson(createRandom(seed)));
    for (const name of ['clarity', 'audio', 'cuts'] as const) {
      const cents = costs![name]!.map(({ points }) => Math.round(points * 100));
      const left = (100_00 - cents.reduce((sum, each) => sum + each, 0)) / 100;
      expect(Math.round(left)).toBe(scores[name]);
      expect(left).toBeGreaterThanOrEqual(0);
    }
    const { points, weightedMean, ceiling } = costs!.overall!;
    expect(Math.round(points)).toBe(scores.overall);
    expect(points).toBe(Math.min(weightedMean, ceiling));
  });
});
