import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { scoreClip } from '../score-clip.ts';
import type { ValidateRun } from '../validate-run.ts';
import { encodeTimeline } from './encode-timeline.ts';
import type { FoundBoundary } from './match-boundaries.ts';
import { scdetScores } from './scdet-scores.ts';
import { type Timeline, type Truth, timelineTruths } from './timeline.ts';

/** An edit through encoder, decoder and score, and through scdet. */
export type MeasuredTimeline = Readonly<{
  name: string;
  framesPerSecond: number;
  seconds: number;
  truths: readonly Truth[];
  found: readonly FoundBoundary[];
  scdet: readonly number[];
}>;

export async function measureTimeline(
  timeline: Timeline,
  seed: number,
  { folder, signal }: ValidateRun,
): Promise<MeasuredTimeline> {
  const file = join(folder, `${timeline.name}.mp4`);
  try {
    await encodeTimeline(timeline, seed, file, signal);
    const report = await scoreClip(file, folder, signal);
    const { framesPerSecond } = timeline;
    return {
      ...{ name: timeline.name, framesPerSecond },
      seconds: report.source.durationSeconds,
      truths: timelineTruths(timeline),
      found: report.measures.cuts.boundaries.map(({ atSeconds, kind }) => ({
        frame: atSeconds * framesPerSecond,
        gradual: kind !== 'cut',
      })),
      scdet: await scdetScores(file, timeline.rate, signal),
    };
  } finally {
    await rm(file, { force: true });
  }
}
