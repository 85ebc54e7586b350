import type { FigureRow } from './figure-row.ts';
import type { ValidateRun } from './validate-run.ts';

/** Makes its own material, measures it, and says how well that went. */
export type Family = (run: ValidateRun) => Promise<readonly FigureRow[]>;

/** Every family, in the order in which they run; imported when their turn comes. */
export const FAMILIES: Readonly<Record<string, () => Promise<Family>>> = {
  sound: async () => (await import('./sound/validate-sound.ts')).validateSound,
  clarity: async () => (await import('./clarity/validate-clarity.ts')).validateClarity,
  shots: async () => (await import('./shots/validate-shots.ts')).validateShots,
  edits: async () => (await import('./edits/validate-edits.ts')).validateEdits,
  defects: async () => (await import('./defects/validate-defects.ts')).validateDefects,
  clean: async () => (await import('./clean/validate-clean.ts')).validateClean,
  encodings: async () => (await import('./encodings/validate-encodings.ts')).validateEncodings,
  speed: async () => (await import('./speed/validate-speed.ts')).validateSpeed,
};

export const FAMILY_NAMES: readonly string[] = Object.keys(FAMILIES);
