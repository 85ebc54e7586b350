import type { Ladder } from '../../config/ladder.ts';
import type { PacketScan } from '../probe/packet-scan.ts';

/**
 * Whether longer GOPs would save enough: so it is with slides, boards and fixed cameras, where keyframes are most of
 * the bits. Reckons what `gopSeconds` → `stillGopSeconds` saves if frames cost what the source's do.
 */
export function judgeStill(
  { packets }: Pick<PacketScan, 'packets'>,
  framesPerSecond: number,
  ladder: Pick<Ladder, 'gopSeconds' | 'stillGopSeconds' | 'still'>,
): boolean {
  const interShare = meanInterShare(packets);
  if (interShare === null) return false;
  const gopFrames = Math.max(1, ladder.gopSeconds * framesPerSecond);
  const gopCost = 1 + (gopFrames - 1) * interShare;
  const saved = ((1 - ladder.gopSeconds / ladder.stillGopSeconds) * (1 - interShare)) / gopCost;
  return saved >= ladder.still.leastSaving;
}

/** Mean size of the frames between keyframes over that of the keyframes; null where there are not both. */
function meanInterShare({ keyframe, sizeBytes }: PacketScan['packets']): number | null {
  const bytes = [0, 0];
  const count = [0, 0];
  for (const [at, size] of sizeBytes.entries()) {
    const kind = keyframe[at] === 1 ? 1 : 0;
    bytes[kind] = (bytes[kind] ?? 0) + size;
    count[kind] = (count[kind] ?? 0) + 1;
  }
  const [inter = 0, key = 0] = bytes.map((sum, kind) => sum / (count[kind] ?? 0));
  return key > 0 && Number.isFinite(inter) && Number.isFinite(key) ? inter / key : null;
}
