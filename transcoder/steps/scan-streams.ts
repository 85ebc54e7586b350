import type { Scans } from '../plan/plan-lesson.ts';
import type { Probe } from '../probe/probe.ts';
import { scanPackets } from '../probe/scan-packets.ts';
import type { TranscodeLimits } from '../transcode-limits.ts';

/** Reads every packet of the picture and of the sound, side by side, decoding none. Throws as scanPackets does. */
export async function scanStreams(
  { video, audio, startSeconds: zeroSeconds }: Probe,
  input: readonly string[],
  { limits, signal }: Readonly<{ limits: TranscodeLimits; signal: AbortSignal }>,
): Promise<Scans> {
  const common = { input, zeroSeconds, limits, signal };
  const [picture, sound] = await Promise.all([
    scanPackets({ ...common, streamIndex: video.streamIndex }),
    audio === null ? null : scanPackets({ ...common, streamIndex: audio.streamIndex }),
  ]);
  return { picture, sound };
}
