import { describe, expect, it } from 'vitest';
import { HENAN_YOUKE_2019 } from '../../../../config/recording-standards/henan-youke-2019.ts';
import { createStillMeter } from '../../../../transcoder/score/clarity/still-meter.ts';
import type { Measured } from '../../../../transcoder/score/measured.ts';
import { createMotionMeters } from '../../../../transcoder/score/motion-meters.ts';
import { scoreLesson } from '../../../../transcoder/score/score-lesson.ts';
import { createSoundMeters } from '../../../../transcoder/score/sound-meters.ts';
import type { PictureTap } from '../../../../transcoder/score/taps.ts';
import { tone } from './audio/tones.ts';
import { GOOD_LESSON, PROBE } from './measured-lesson.ts';
import { drawScene, frameOf } from './picture.ts';

const score = (measured: Parameters<typeof scoreLesson>[0]['measured']) =>
  scoreLesson({ probe: PROBE, measured, standard: HENAN_YOUKE_2019 });

const MOTION: PictureTap = { pixelFormat: 'yuv420p', width: 64, height: 36, framesPerSecond: 10 };
const STILL: PictureTap = { pixelFormat: 'yuv420p', width: 192, height: 128, framesPerSecond: 1 };

/** All meters of a lesson, put together as its last step does. */
function createMeters() {
  const motion = createMotionMeters(MOTION);
  const still = createStillMeter(STILL, PROBE.durationSeconds);
  const sound = createSoundMeters({ sampleRateHz: 48_000, channels: 2 });
  const result = (): Measured => {
    const { stillness, steadiness, cuts } = motion.result();
    const { stills, best } = still.result();
    const clarity = { stills, stillness, steadiness };
    return { ...GOOD_LESSON, audio: sound.result(), clarity, cuts, bestStill: best };
  };
  return { motion, still, sound, result };
}

describe('the report', () => {
  it('gives a good lesson its points, names the standard, and says what cost nothing', () => {
    const report = score(GOOD_LESSON);
    expect(report.scores).toEqual({ clarity: 100, audio: 100, cuts: 100, overall: 100 });
    expect(report).toMatchObject({
      version: 1,
      profile: 'henan-youke-2019',
      source: { container: 'mp4', video: { width: 1920, height: 1080 } },
      measures: {
        audio: { integratedLufs: -20, snrDb: 45, loudnessCostPoints: 0 },
        cuts: { shotCount: 3, cutsPerMinute: 2 },
      },
      findings: [],
    });
    expect(report.standard).toHaveLength(HENAN_YOUKE_2019.rules.length);
  });

  it('has no audio score without sound, a finding that says so, and a low overall score', () => {
    const report = score({ ...GOOD_LESSON, audio: null });
    expect(report.scores).toEqual({ clarity: 100, audio: null, cuts: 100, overall: 30 });
    expect(report.findings.map(({ code }) => code)).toEqual(['audio.missing']);
    expect(report.measures.audio.integratedLufs).toBeNull();
    expect(report.series.shortTermLufs).toEqual([]);
  });

  it('survives JSON unchanged', () => {
    const report = score(GOOD_LESSON);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });
});

describe('the meters of a lesson', () => {
  it('measure what their taps pour in', () => {
    const { motion, still, sound, result } = createMeters();
    const [first, second] = [drawScene(3), drawScene(4)];
    for (let frame = 0; frame < 40; frame += 1) {
      motion.frame(frameOf(frame < 20 ? first : second, 64, 36), frame / 10);
    }
    for (let at = 0; at < 4; at += 1) still.frame(frameOf(first, 192, 128), at);
    const channel = tone([{ dbfs: -20, seconds: 4 }]);
    sound.sound([channel, channel]);
    const measured = result();
    expect(measured.cuts.boundaries).toEqual([{ atSeconds: 2, kind: 'cut' }]);
    expect(measured.clarity.stills).toHaveLength(4);
    expect(measured.audio!.loudness.integratedLufs).toBeCloseTo(-20, 1);
    expect(measured.bestStill).not.toBeNull();
    expect(score(measured).series).toEqual({
      everySeconds: 1,
      clarity: [expect.any(Number), expect.any(Number), expect.any(Number), expect.any(Number)],
      shortTermLufs: [-20, -20, -20, -20],
    });
  });

  it('survive a lesson without a single frame', () => {
    expect(score(createMeters().result()).scores).toEqual({
      clarity: null,
      audio: 0,
      cuts: null,
      overall: null,
    });
  });
});
