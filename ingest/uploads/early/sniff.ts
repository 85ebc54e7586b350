import type { ContainerName } from './container-name.ts';

/** What a file's first bytes make of it. A container of sound alone is a 'video' here: the transcoder says what it lacks. */
export type Sniff =
  | Readonly<{ verdict: 'video'; container: ContainerName }>
  | Readonly<{ verdict: 'not-a-video' }>
  | Readonly<{ verdict: 'undecided' }>;

export const NOT_A_VIDEO: Sniff = { verdict: 'not-a-video' };
export const UNDECIDED: Sniff = { verdict: 'undecided' };

/** So many first bytes decide every file. */
export const DECIDING_BYTES = 4096;
