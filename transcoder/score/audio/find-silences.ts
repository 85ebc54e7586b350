import type { Span } from '../measured.ts';
import { percentile } from '../percentile.ts';
import { meanWithin, type Pause } from './find-pauses.ts';
import { FRAME_SECONDS, FRAMES_A_SECOND, type Levels, toDb } from './levels.ts';

const MIN_SECONDS = 3;
/** Below this nothing is heard at a normal volume; EBU QC's item for silence uses the same figure. */
const SILENT_DBFS = -60;
/** In a quiet recording what is silent lies lower: this far below its loud moments. */
const BELOW_LOUD_DB = 45;
/** A quiet room is no silence: a microphone that is off lies well below what is heard between words. */
const BELOW_ROOM_DB = 10;
/** Noise of 16-bit converters: whatever is below is silent even in the quietest recording. */
const FLOOR_DBFS = -85;
/** A microphone's gate closes between sentences; where it does so all the time, only a longer silence says anything. */
const GATED_MIN_SECONDS = 8;
const GATED_PAUSES_A_MINUTE = 4;
const GATED_PAUSE_FRAMES = { least: 5, most: 100 };

/** Stretches of at least 3 s in which the microphone heard nothing, and the share of all time without sound. */
export function findSilences(
  { full }: Levels,
  pauses: readonly Pause[],
): { silences: Span[]; silentShare: number } {
  if (full.length === 0) return { silences: [], silentShare: 1 };
  const levels = Float64Array.from(full, toDb);
  const limit = silentLimit(percentile(levels.slice().sort(), 0.95), roomDbfs(full, pauses));
  const runs = silentRuns(levels, limit);
  const gatedRuns = runs.filter(
    ({ start, end }) =>
      end - start >= GATED_PAUSE_FRAMES.least && end - start <= GATED_PAUSE_FRAMES.most,
  );
  const minutes = full.length / FRAMES_A_SECOND / 60;
  const gated = gatedRuns.length > Math.max(1, GATED_PAUSES_A_MINUTE * minutes);
  const least = (gated ? GATED_MIN_SECONDS : MIN_SECONDS) * FRAMES_A_SECOND;
  return {
    silences: runs
      .filter(({ start, end }) => end - start >= least)
      .map(({ start, end }) => ({
        startSeconds: start * FRAME_SECONDS,
        endSeconds: end * FRAME_SECONDS,
      })),
    silentShare: runs.reduce((sum, { start, end }) => sum + end - start, 0) / full.length,
  };
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
