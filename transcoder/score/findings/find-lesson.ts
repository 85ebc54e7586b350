import type { Finding } from '../../../storage/catalog/report.ts';
import type { Measured } from '../measured.ts';
import { arrangeFindings } from './arrange-findings.ts';
import { findCutFaults } from './find-cut-faults.ts';
import { findLoudness } from './find-loudness.ts';
import { findMissingSound } from './find-missing-sound.ts';
import { findPictureFaults } from './find-picture-faults.ts';
import { findSoundFaults } from './find-sound-faults.ts';
import { findStillStretches } from './find-still-stretches.ts';

/** All findings of a lesson, in order of time. */
export function findLesson(measured: Measured, durationSeconds: number): Finding[] {
  const { audio, clarity, cuts } = measured;
  return arrangeFindings([
    ...(audio === null
      ? [findMissingSound(durationSeconds)]
      : [...findLoudness(audio.loudness), ...findSoundFaults(audio)]),
    ...findPictureFaults(clarity, durationSeconds),
    ...findStillStretches(clarity.stillness, cuts.boundaries),
    ...findCutFaults(cuts),
  ]);
}
