import type { Span } from '../measured.ts';
import { percentile } from '../percentile.ts';
import { meanWithin, type Pause } from './find-pauses.ts';
import { FRAME_SECONDS, FRAMES_A_SECOND, type Levels, toDb } from './levels.ts';

/** Nothing at all for so long is a fault … */
const MIN_SECONDS = 3;
/** … and hardly anything for so long: teachers pause for some seconds in very quiet rooms. */
const FAINT_MIN_SECONDS = 5;
/** Below this nothing is heard at a normal volume; EBU QC's item for silence uses the same figure. */
const SILENT_DBFS = -60;
/** In a quiet recording what is silent lies lower: this far below its loud moments. */
const BELOW_LOUD_DB = 45;
/** A quiet room is no silence: a microphone that is off lies well below what is heard between words. */
const BELOW_ROOM_DB = 10;
/** Noise of 16-bit converters: whatever is below is silent even in the quietest recording. */
const FLOOR_DBFS = -85;
/** A microphone's gate closes between sentences: where it does so often, what is three times as long is no sentence's end. */
const GATED_TIMES = 3;
const GATED_SHARE = 0.8;
const GATED_PAUSES = 4;
const GATED_PAUSE_FRAMES = { least: 5, most: 400 };

/** Stretches of at least 3 s in which the microphone heard nothing, and the share of all time without sound. */
export function findSilences(
  { full }: Levels,
  pauses: readonly Pause[],
): { silences: Span[]; silentShare: number } {
  if (full.length === 0) return { silences: [], silentShare: 1 };
  const levels = Float64Array.from(full, toDb);
  const limit = silentLimit(percentile(levels.slice().sort(), 0.95), roomDbfs(full, pauses));
  const runs = silentRuns(levels, limit);
  const nothing = silentRuns(levels, Math.min(limit, FLOOR_DBFS));
  const gated = gatedLeast(nothing);
  const faint = longerThan(runs, Math.max(FAINT_MIN_SECONDS * FRAMES_A_SECOND, gated));
  const silent = longerThan(nothing, Math.max(MIN_SECONDS * FRAMES_A_SECOND, gated)).filter(
    ({ start, end }) => faint.every((other) => end <= other.start || start >= other.end),
  );
  return {
    silences: [...faint, ...silent]
      .sort((a, b) => a.start - b.start)
      .map(({ start, end }) => ({
        startSeconds: start * FRAME_SECONDS,
        endSeconds: end * FRAME_SECONDS,
      })),
    silentShare: runs.reduce((sum, { start, end }) => sum + end - start, 0) / full.length,
  };
}

function longerThan(runs: readonly Pause[], frames: number): Pause[] {
  return runs.filter(({ start, end }) => end - start >= frames);
}

/** In frames: how long a silence must be where a gate makes them all the time; 0 elsewhere. */
function gatedLeast(runs: readonly Pause[]): number {
  const lengths = runs
    .map(({ start, end }) => end - start)
    .filter((length) => length >= GATED_PAUSE_FRAMES.least && length <= GATED_PAUSE_FRAMES.most)
    .sort((a, b) => a - b);
  return lengths.length < GATED_PAUSES ? 0 : GATED_TIMES * percentile(lengths, GATED_SHARE);
}

function silentLimit(loudDbfs: number, room: number | null): number {
  const relative = Math.min(SILENT_DBFS, loudDbfs - BELOW_LOUD_DB);
  const heard = room === null ? relative : Math.min(relative, room - BELOW_ROOM_DB);
  // Where even the loud moments cannot be heard there is no sound at all.
  return loudDbfs <= SILENT_DBFS ? SILENT_DBFS : Math.max(FLOOR_DBFS, heard);
}

/** The room between words, in dBFS: the middle one of the short pauses. */
function roomDbfs(full: Float32Array, pauses: readonly Pause[]): number | null {
  const short = pauses
    .filter(({ start, end }) => end - start < MIN_SECONDS * FRAMES_A_SECOND)
    .map((pause) => toDb(meanWithin(full, pause)))
    .sort((a, b) => a - b);
  return short.length === 0 ? null : percentile(short, 0.5);
}

function silentRuns(levels: Float64Array, limit: number): Pause[] {
  const runs: Pause[] = [];
  let start = 0;
  for (let frame = 0; frame <= levels.length; frame += 1) {
    if (frame < levels.length && levels[frame]! <= limit) continue;
    if (frame > start) runs.push({ start, end: frame });
    start = frame + 1;
  }
  return runs;
}
