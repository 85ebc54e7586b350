import type { Scans } from '../plan/plan-lesson.ts';
import type { Probe } from '../probe/probe.ts';
import { scanPackets } from '../probe/scan-packets.ts';
import type { TranscodeLimits } from '../transcode-limits.ts';

/** Reads every packet of the picture and of the sound, decoding none. Throws as scanPackets does. */
export async function scanStreams(
  { video, audio, startSeconds: zeroSeconds }: Probe,
  input: readonly string[],
  { limits, signal }: Readonly<{ limits: TranscodeLimits; signal: AbortSignal }>,
): Promise<Scans> {
  const streamIndices = [video, audio].flatMap((stream) => stream?.streamIndex ?? []);
  const [picture, sound] = await scanPackets({
    ...{ input, streamIndices, zeroSeconds, limits, signal },
  });
  return { picture: picture!, sound: sound ?? null };
}
