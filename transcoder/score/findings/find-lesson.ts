import type { Finding } from '../../../storage/catalog/report.ts';
import type { Measured } from '../measured.ts';
import { arrangeFindings } from './arrange-findings.ts';
import { findChannelFaults } from './find-channel-faults.ts';
import { findCutFaults } from './find-cut-faults.ts';
import { findJumps } from './find-jumps.ts';
import { findLevelJumps } from './find-level-jumps.ts';
import { findLoudness } from './find-loudness.ts';
import { findMissingSound } from './find-missing-sound.ts';
import { findNoise } from './find-noise.ts';
import { findPictureFaults } from './find-picture-faults.ts';
import { findPops } from './find-pops.ts';
import { findShaking } from './find-shaking.ts';
import { findSoundFaults } from './find-sound-faults.ts';
import { findStillStretches } from './find-still-stretches.ts';
import { findTimingFaults } from './find-timing-faults.ts';

/** All findings of a lesson, in order of time. */
export function findLesson(measured: Measured, durationSeconds: number): Finding[] {
  const { audio, clarity, cuts } = measured;
  return arrangeFindings([
    ...(audio === null
      ? [findMissingSound(durationSeconds)]
      : [
          ...findLoudness(audio),
          ...findSoundFaults(audio),
          ...findNoise(audio),
          ...findChannelFaults(audio),
          ...findLevelJumps(audio),
        ]),
    ...findPictureFaults(clarity, durationSeconds),
    ...findStillStretches(clarity.stillness, cuts.boundaries),
    ...findShaking(clarity.steadiness, durationSeconds),
    ...findCutFaults(cuts),
    ...findJumps(measured),
    ...findPops(cuts, audio),
    ...findTimingFaults(measured, durationSeconds),
  ]);
}
