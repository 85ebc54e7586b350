import type { Logger } from 'pino';
import type { Ladder } from '../config/ladder.ts';
import type { RecordingStandard } from '../config/recording-standards/recording-standard.ts';
import type { Report } from '../storage/catalog/report.ts';
import { encodePictures } from './encode/encode-pictures.ts';
import { encodeSound } from './encode/encode-sound.ts';
import { refuseWhatFellShort } from './encode/judge-encoding.ts';
import { judgeCopy } from './plan/judge-copy.ts';
import { planLesson } from './plan/plan-lesson.ts';
import { probeSource } from './probe/probe-source.ts';
import { createStillMeter } from './score/clarity/still-meter.ts';
import type { AudioMeasured } from './score/measured.ts';
import { createMotionMeters } from './score/motion-meters.ts';
import { scoreLesson } from './score/score-lesson.ts';
import { createSoundMeters } from './score/sound-meters.ts';
import { measureTiming } from './score/timing/measure-timing.ts';
import { scanStreams } from './steps/scan-streams.ts';
import { settleSource } from './steps/settle-source.ts';
import type { TranscodeLimits } from './transcode-limits.ts';

export type ScoreWork = Readonly<{
  sourceFile: string;
  /** An empty folder that is for this work alone. */
  workFolder: string;
  ladder: Ladder;
  standard: RecordingStandard;
  limits: TranscodeLimits;
  signal: AbortSignal;
  /** 0 to 1. */
  onProgress: (progress: number) => void;
  log: Pick<Logger, 'info' | 'warn'>;
}>;

/** How much of the work the picture is. */
const LOOKING = 0.9;

/** Decodes and measures a file exactly as a worker does, without making renditions. Throws as transcodeLesson does. */
export async function scoreFile(work: ScoreWork): Promise<Report> {
  const { sourceFile, ladder, standard, limits, signal, onProgress } = work;
  const found = await probeSource({ sourceFile, limits, signal });
  const { probe, input } = await settleSource(work, found, work.workFolder);
  const { durationSeconds } = probe;
  const scans = await scanStreams(probe, input, work);
  const soundSeconds = scans.sound?.endSeconds ?? 0;
  refuseWhatFellShort({ pictureSeconds: scans.picture.endSeconds, soundSeconds }, durationSeconds);
  // The ladder decides the frame rate at which motion is looked at.
  const copy = judgeCopy(probe, scans.picture, ladder, soundSeconds);
  const plan = planLesson(probe, scans, ladder, { copy, soundCopy: null });

  const common = { input, plan, limits, signal };
  const still = createStillMeter(plan.taps.still, durationSeconds);
  const motion = createMotionMeters(plan.taps.motion);
  await encodePictures({
    ...common,
    chunk: { firstFrame: 0, endFrame: plan.frames, seekSeconds: null },
    sink: { motion: motion.frame, still: still.frame, thumbnail() {} },
    renditions: null,
    onProgress: (frames) => onProgress((frames / plan.frames) * LOOKING),
  });
  let audio: AudioMeasured | null = null;
  if (plan.sound !== null && plan.taps.sound !== null) {
    const meters = createSoundMeters(plan.taps.sound);
    await encodeSound({
      ...{ ...common, sound: plan.sound, sink: meters, renditions: [], outputFolder: '' },
      durationSeconds,
      onProgress: (seconds) =>
        onProgress(LOOKING + Math.min(1, seconds / durationSeconds) * (1 - LOOKING)),
    });
    audio = meters.result();
  }
  const { stills, best } = still.result();
  const { stillness, steadiness, cuts } = motion.result();
  const clarity = { stills, stillness, steadiness };
  const measured = { audio, clarity, cuts, timing: measureTiming(scans), bestStill: best };
  return scoreLesson({ probe, measured, standard });
}
