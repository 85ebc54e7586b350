import { HENAN_YOUKE_2019 } from './henan-youke-2019.ts';
import type { RecordingStandard } from './recording-standard.ts';

/** Every standard that this release knows. */
export const RECORDING_STANDARDS: readonly RecordingStandard[] = [HENAN_YOUKE_2019];

export class UnknownStandardError extends Error {
  readonly code = 'unknown-standard';
  readonly standard: string;

  constructor(standard: string) {
    const known = RECORDING_STANDARDS.map((each) => each.name).join(', ');
    super(`there is no recording standard named ${JSON.stringify(standard)} (known: ${known})`);
    this.name = 'UnknownStandardError';
    this.standard = standard;
  }
}

/** The standard of that name. Throws UnknownStandardError. */
export function findRecordingStandard(name: string): RecordingStandard {
  const found = RECORDING_STANDARDS.find((each) => each.name === name);
  if (found === undefined) throw new UnknownStandardError(name);
  return found;
}
