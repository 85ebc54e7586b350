import type { DeliveryReport } from '../../storage/catalog/report.ts';
import { averageBitsPerSecond, peakBitsPerSecond, type Track } from '../package/track.ts';
import type { Plan } from '../plan/plan.ts';
import type { MadeSound, MadeVideo } from '../work/results.ts';

/** What reviewers are given, and why the source's own streams are or are not among it. */
export function reportDelivery(
  plan: Pick<Plan, 'copied' | 'copyVerdict' | 'sound' | 'soundVerdict'>,
  videos: readonly MadeVideo[],
  sounds: readonly MadeSound[],
): DeliveryReport {
  return {
    videoCopied: plan.copied !== null,
    videoReasons: plan.copyVerdict.reasons,
    soundCopied: plan.sound?.copied ?? false,
    soundReasons: plan.soundVerdict?.reasons ?? [],
    renditions: [
      ...videos.map(({ rendition, track }) => ({
        name: rendition.name,
        width: rendition.width,
        height: rendition.height,
        ...rates(track),
      })),
      ...sounds.map(({ track }) => ({
        name: track.folder,
        width: null,
        height: null,
        ...rates(track),
      })),
    ],
  };
}

function rates(track: Track) {
  return {
    codec: track.codec,
    averageKbps: Math.round(averageBitsPerSecond(track) / 1000),
    peakKbps: Math.round(peakBitsPerSecond(track) / 1000),
  };
}
