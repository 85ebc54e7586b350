import { describe, expect, it } from 'vitest';
import { HENAN_YOUKE_2019 } from '../../../../../config/recording-standards/henan-youke-2019.ts';
import type { Measured } from '../../../../../transcoder/score/measured.ts';
import { CLARITY_COSTS } from '../../../../../transcoder/score/points/clarity-constants.ts';
import { EDIT_COSTS } from '../../../../../transcoder/score/points/edit-constants.ts';
import { interpolate } from '../../../../../transcoder/score/points/interpolate.ts';
import { scoreOverall } from '../../../../../transcoder/score/points/score-overall.ts';
import { COSTS } from '../../../../../transcoder/score/points/scoring-constants.ts';
import { scoreLesson } from '../../../../../transcoder/score/score-lesson.ts';
import { atLoudness, GOOD_AUDIO, GOOD_LESSON, PROBE, withAudio } from '../measured-lesson.ts';

const scoresOf = (measured: Measured) =>
  scoreLesson({ probe: PROBE, measured, standard: HENAN_YOUKE_2019 }).scores;

function expectFalling(scores: readonly (number | null)[]) {
  for (let step = 1; step < scores.length; step += 1) {
    expect(scores[step]).toBeLessThanOrEqual(scores[step - 1]!);
  }
  expect(scores.at(-1)).toBeLessThan(scores[0]!);
}

describe('a curve', () => {
  const curve = [
    [0, 0],
    [10, 5],
    [20, 25],
  ] as const;

  it.each([
    [-3, 0],
    [0, 0],
    [5, 2.5],
    [10, 5],
    [15, 15],
    [20, 25],
    [99, 25],
  ])('at %f is %f', (measure, points) => {
    expect(interpolate(curve, measure)).toBe(points);
  });

  it.each(Object.entries({ ...COSTS, ...CLARITY_COSTS, ...EDIT_COSTS }))(
    'of costs, %s, has its measures in order and never more than 100 points',
    (_, points) => {
      for (let index = 0; index < points.length; index += 1) {
        if (index > 0) expect(points[index]![0]).toBeGreaterThan(points[index - 1]![0]);
        expect(points[index]![1]).toBeGreaterThanOrEqual(0);
        expect(points[index]![1]).toBeLessThanOrEqual(100);
      }
    },
  );
});

describe('a worse lesson never scores better', () => {
  it('for softer edges', () => {
    const soft = (edgeWidth: number): Measured => ({
      ...GOOD_LESSON,
      clarity: {
        ...GOOD_LESSON.clarity,
        stills: GOOD_LESSON.clarity.stills.map((still) => ({ ...still, edgeWidth })),
      },
    });
    expectFalling(
      [1, 1.5, 1.8, 2.2, 3, 4, 6, 9, 15, 40].map((width) => scoresOf(soft(width)).clarity),
    );
  });

  const picture = (change: Partial<Measured['clarity']['stills'][number]>): Measured => ({
    ...GOOD_LESSON,
    clarity: {
      ...GOOD_LESSON.clarity,
      stills: GOOD_LESSON.clarity.stills.map((still) => ({ ...still, ...change })),
    },
  });
  const clarityOf = (change: Parameters<typeof picture>[0]) => scoresOf(picture(change)).clarity;

  it('for more noise in the picture, of brightness or of colour', () => {
    expectFalling([0.2, 1, 2, 3, 5, 8, 14, 30].map((noise) => clarityOf({ noise })));
    expectFalling([0.2, 3, 8, 14, 30].map((colourNoise) => clarityOf({ colourNoise })));
  });

  it('for plainer blocks', () => {
    expectFalling([1, 1.2, 1.5, 2, 4].map((blocks) => clarityOf({ blocks })));
    expectFalling([1, 1.3, 2, 3].map((faintBlocks) => clarityOf({ faintBlocks })));
    expectFalling([0, 0.05, 0.2].map((harshBlocks) => clarityOf({ harshBlocks })));
  });

  it('for a larger part burnt out, or washed out', () => {
    expectFalling([0, 0.1, 0.3, 0.6, 1].map((clippedShare) => clarityOf({ clippedShare })));
    const washed = (blackLevel: number) => clarityOf({ blackLevel, clippedShare: 0.1 });
    expectFalling([20, 80, 120, 160].map(washed));
  });

  it('for a stronger colour over everything', () => {
    const cast = (strength: number) => clarityOf({ cast: { strength, blue: 1, red: 0 } });
    expectFalling([0, 0.1, 0.2, 0.4].map(cast));
  });

  it('for a darker picture', () => {
    const dark = (whiteLevel: number): Measured => ({
      ...GOOD_LESSON,
      clarity: {
        ...GOOD_LESSON.clarity,
        stills: GOOD_LESSON.clarity.stills.map((still) => ({
          ...still,
          whiteLevel,
          peakLevel: whiteLevel,
        })),
      },
    });
    expectFalling([235, 180, 150, 120, 90, 70, 45].map((level) => scoresOf(dark(level)).clarity));
  });

  it('for a quieter voice, and for a louder one', () => {
    const audio = (lufs: number) => scoresOf(atLoudness(lufs)).audio;
    expectFalling([-20, -23, -25, -28, -31, -36, -45, -60].map(audio));
    expectFalling([-18, -16, -14, -12, -8, -3].map(audio));
  });

  it('for more noise, whether it drowns the pauses or not', () => {
    const noisy = ([snrDb, steady]: readonly [number, boolean]) => {
      const secondSnrDb = Array.from({ length: 60 }, () => snrDb);
      const steadyNoise = secondSnrDb.map(() => steady);
      return scoresOf(withAudio({ level: { ...GOOD_AUDIO.level, secondSnrDb, steadyNoise } }))
        .audio;
    };
    const steps = [
      [45, false],
      [31, false],
      [27, false],
      [20, true],
      [15, true],
      [8, true],
    ] as const;
    expectFalling(steps.map(noisy));
  });

  it('for more noise that lasts longer', () => {
    const noisyFor = (seconds: number) => {
      const secondSnrDb = Array.from({ length: 60 }, (_, second) => (second < seconds ? 12 : 45));
      return scoresOf(withAudio({ level: { ...GOOD_AUDIO.level, secondSnrDb } })).audio;
    };
    expectFalling([0, 5, 20, 60].map(noisyFor));
  });

  it('for a louder hum, and a longer one', () => {
    const humming = ([levelDbfs, endSeconds]: readonly [number, number]) =>
      scoresOf(withAudio({ hum: [{ startSeconds: 0, endSeconds, mainsHz: 50, levelDbfs }] })).audio;
    const steps = [
      [-60, 60],
      [-50, 60],
      [-40, 60],
      [-30, 60],
    ] as const;
    expectFalling(steps.map(humming));
    expectFalling([10, 30, 60].map((endSeconds) => humming([-30, endSeconds])));
  });

  it('for more turns of the volume, more clicks and more drop-outs', () => {
    const list = <Each>(count: number, each: Each) => Array.from({ length: count }, () => each);
    const turn = { atSeconds: 5, stepLu: 9, abrupt: true, gainChanged: true };
    const turned = (count: number) => scoresOf(withAudio({ levelSteps: list(count, turn) })).audio;
    const clicking = (count: number) =>
      scoresOf(withAudio({ clicks: list(count, { atSeconds: 5, heightDb: 30 }) })).audio;
    const broken = (count: number) =>
      scoresOf(withAudio({ gaps: list(count, { startSeconds: 5, endSeconds: 5.02 }) })).audio;
    for (const loss of [turned, clicking, broken]) expectFalling([0, 1, 3, 8, 20].map(loss));
  });

  it('for nothing when another speaker is louder', () => {
    const step = { atSeconds: 5, stepLu: 9, abrupt: true, gainChanged: false };
    expect(scoresOf(withAudio({ levelSteps: [step] })).audio).toBe(scoresOf(GOOD_LESSON).audio);
  });

  it('for more slips of the editor', () => {
    const slipped = (count: number): Measured => ({
      ...GOOD_LESSON,
      cuts: {
        ...GOOD_LESSON.cuts,
        blackFrames: Array.from({ length: count }, (_, index) => ({
          startSeconds: index,
          endSeconds: index + 0.04,
          frames: 1,
        })),
      },
    });
    expectFalling([0, 1, 2, 5, 9].map((count) => scoresOf(slipped(count)).cuts));
  });

  it('for more jumps, steps of colour and rough sound at cuts', () => {
    const cuts = (change: Partial<Measured['cuts']>): Measured => ({
      ...GOOD_LESSON,
      cuts: { ...GOOD_LESSON.cuts, ...change },
    });
    const seconds = (count: number) => Array.from({ length: count }, (_, index) => 7 * index + 3);
    const counts = [0, 1, 2, 5, 8];
    const score = (measured: Measured) => scoresOf(measured).cuts;
    const jumps = (count: number) =>
      cuts({ jumpCuts: seconds(count).map((atSeconds) => ({ atSeconds, share: 0.1 })) });
    const colours = (count: number) => {
      const step = { lumaLevels: 20, lumaDistance: 20, chromaDistance: 0, warmerLevels: 0 };
      return cuts({ colourSteps: seconds(count).map((atSeconds) => ({ atSeconds, ...step })) });
    };
    const pops = (count: number): Measured => ({
      ...withAudio({ clicks: seconds(count).map((atSeconds) => ({ atSeconds, heightDb: 30 })) }),
      cuts: {
        ...GOOD_LESSON.cuts,
        boundaries: seconds(8).map((atSeconds) => ({ atSeconds, kind: 'cut' })),
      },
    });
    expectFalling(counts.map(jumps).map(score));
    expectFalling(counts.map(colours).map(score));
    expectFalling(counts.map(pops).map(score));
  });

  it('for a hand that trembles more', () => {
    const shaken = (share: number): Measured => ({
      ...GOOD_LESSON,
      clarity: {
        ...GOOD_LESSON.clarity,
        steadiness: { everySeconds: 0.5, jitterShare: Array.from({ length: 120 }, () => share) },
      },
    });
    expectFalling(
      [0, 0.002, 0.004, 0.008, 0.02, 0.1].map((share) => scoresOf(shaken(share)).clarity),
    );
  });

  it('for more frames lost, and for sound further out of step', () => {
    const timing = (change: Partial<Measured['timing']>): Measured => ({
      ...GOOD_LESSON,
      timing: { ...GOOD_LESSON.timing, ...change },
    });
    const lost = (missing: number) =>
      timing({ gaps: missing === 0 ? [] : [{ startSeconds: 9, endSeconds: 12, missing }] });
    const late = (endsSeconds: number) =>
      timing({ sound: { ...GOOD_LESSON.timing.sound!, endsSeconds } });
    expectFalling([0, 1, 5, 30, 70].map((missing) => scoresOf(lost(missing)).cuts));
    expectFalling([0, 0.1, 0.2, 0.4, 1, 4].map((seconds) => scoresOf(late(seconds)).audio));
    expectFalling([0, -0.1, -0.2, -0.4, -1, -4].map((seconds) => scoresOf(late(seconds)).audio));
  });
});

describe('the overall score', () => {
  it('weighs picture and sound twice as much as cuts', () => {
    expect(scoreOverall({ clarity: 90, audio: 80, cuts: 100 })).toBe(88);
  });

  it('stays near the worst side', () => {
    expect(scoreOverall({ clarity: 100, audio: 20, cuts: 100 })).toBe(50);
  });

  it('counts missing sound as nothing heard', () => {
    expect(scoreOverall({ clarity: 100, audio: null, cuts: 100 })).toBe(30);
  });

  it('is null without a picture to score', () => {
    expect(scoreOverall({ clarity: null, audio: 90, cuts: null })).toBeNull();
  });
});
