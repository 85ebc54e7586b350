import type { Ladder } from '../../config/ladder.ts';
import type { VersionOutput } from '../output/version-output.ts';
import { averageBitsPerSecond, peakBitsPerSecond } from '../package/track.ts';
import { dropUselessRungs } from '../plan/drop-useless-rungs.ts';
import type { Plan } from '../plan/plan.ts';
import type { MadeSound, MadeVideo } from '../work/results.ts';

type Made = Readonly<{
  output: Pick<VersionOutput, 'removeFolder'>;
  /** Largest first. */
  made: readonly MadeVideo[];
  sounds: readonly MadeSound[];
  ladder: Ladder;
  plan: Pick<Plan, 'copied'>;
}>;

/**
 * The renditions worth offering, by what they really take; the others' files are removed. All of them where the lesson
 * could be watched while it grew: somebody may be playing any of those. The second codec's are judged among themselves.
 */
export async function keepWorthwhile(request: Made): Promise<readonly MadeVideo[]> {
  const { output, made, sounds, ladder, plan } = request;
  if (plan.copied === null) return made;
  const audioKbps = Math.max(0, ...sounds.map(({ track }) => averageBitsPerSecond(track) / 1000));
  const kept = (['h264', 'av1'] as const).flatMap((codec) =>
    dropUselessRungs(
      made
        .filter(({ rendition }) => rendition.codec === codec)
        .map((video) => ({
          ...video,
          averageKbps: averageBitsPerSecond(video.track) / 1000,
          peakKbps: peakBitsPerSecond(video.track) / 1000,
        })),
      audioKbps,
      ladder,
    ).map(({ rendition, track }) => ({ rendition, track })),
  );
  const folders = new Set(kept.map(({ track }) => track.folder));
  for (const { track } of made) {
    if (!folders.has(track.folder)) await output.removeFolder(track.folder);
  }
  return kept;
}
