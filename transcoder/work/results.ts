import type { Track } from '../package/track.ts';
import type { Plan, RenditionPlan } from '../plan/plan.ts';
import type { Probe } from '../probe/probe.ts';
import type { AudioMeasured, StillMeasured, TimingMeasured } from '../score/measured.ts';

/** A video rendition as it was made. */
export type MadeVideo = Readonly<{ rendition: RenditionPlan; track: Track }>;

/** A sound rendition as it was made. */
export type MadeSound = Readonly<{
  kind: 'original' | 'level' | 'low';
  channels: 1 | 2;
  track: Track;
}>;

/** What `prepared/` holds. */
export type PreparedFacts = Readonly<{
  probe: Probe;
  plan: Plan;
  /** Whether the later steps read source.nut instead of the source. */
  remuxed: boolean;
  timing: TimingMeasured;
  video: MadeVideo | null;
  sound: MadeSound | null;
}>;

/** What `chunks/00003/` holds, beside the frames of the taps. */
export type ChunkFacts = Readonly<{
  videos: readonly MadeVideo[];
  stills: readonly StillMeasured[];
  /** The frame in still.raw; null: none was fit to be seen. */
  best: Readonly<{ atSeconds: number; appeal: number; width: number; height: number }> | null;
}>;

/** What `sound/` holds. */
export type SoundFacts = Readonly<{ measured: AudioMeasured; sounds: readonly MadeSound[] }>;

export const PREPARED = 'prepared';
export const CHUNKS = 'chunks';
export const SOUND = 'sound';
export const FINISHING = 'finishing';
export const SOURCE_FILE = 'source.nut';
export const MOTION_FILE = 'motion.raw';
export const THUMBNAIL_FILE = 'thumbnails.raw';
export const STILL_FILE = 'still.raw';
export const FIRST_STILL_FILE = 'first-still.raw';
export const LAST_STILL_FILE = 'last-still.raw';

export function chunkResult(chunk: number): string {
  return `${CHUNKS}/${String(chunk).padStart(5, '0')}`;
}
