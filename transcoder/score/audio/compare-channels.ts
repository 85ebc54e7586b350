import type { ChannelMeasured } from '../measured.ts';
import { percentile } from '../percentile.ts';

/** Mean squares of one second, and the mean of left times right. */
export type ChannelSecond = Readonly<{ left: number; right: number; product: number }>;

/** Seconds quieter than −60 dBFS say nothing of the channels … */
const AUDIBLE = 1e-6;
/** … nor do pauses: 20 dB below the louder seconds both channels hold noise of their own. */
const PAUSE_SHARE = 0.01;
const LOUD_SHARE = 0.8;
/** 15 dB: a pair of microphones that the teacher stands beside differs by 10. */
const ONE_SIDED_RATIO = 10 ** 1.5;
const INVERTED_CORRELATION = -0.5;
const MIN_SECONDS = 5;

type Verdict = 'left' | 'right' | 'inverted' | 'fine' | 'silent';

/** Stretches of 5 s and more with a missing or inverted channel; silent seconds inside do not break them. */
export function compareChannels(seconds: readonly ChannelSecond[]): ChannelMeasured {
  const loud = loudEnergy(seconds);
  const verdicts = seconds.map((second) => judge(second, Math.max(AUDIBLE, loud * PAUSE_SHARE)));
  const oneSided = (['left', 'right'] as const).flatMap((quietSide) =>
    stretches(verdicts, quietSide).map(([start, end]) => ({
      startSeconds: start,
      endSeconds: end,
      quietSide,
      differenceDb: differenceDb(seconds.slice(start, end)),
    })),
  );
  const inverted = stretches(verdicts, 'inverted').map(([start, end]) => ({
    startSeconds: start,
    endSeconds: end,
    correlation: correlation(sum(seconds.slice(start, end))),
  }));
  return { oneSided, inverted };
}

/** Of both channels together, in the louder seconds. */
function loudEnergy(seconds: readonly ChannelSecond[]): number {
  const sorted = seconds.map(({ left, right }) => left + right).sort((a, b) => a - b);
  return sorted.length === 0 ? 0 : percentile(sorted, LOUD_SHARE);
}

function judge(second: ChannelSecond, audible: number): Verdict {
  if (second.left + second.right < audible) return 'silent';
  if (second.left * ONE_SIDED_RATIO < second.right) return 'left';
  if (second.right * ONE_SIDED_RATIO < second.left) return 'right';
  return correlation(second) < INVERTED_CORRELATION ? 'inverted' : 'fine';
}

function stretches(verdicts: readonly Verdict[], wanted: Verdict): [number, number][] {
  const found: [number, number][] = [];
  let start = -1;
  let last = -1;
  for (let second = 0; second <= verdicts.length; second += 1) {
    const verdict = verdicts[second] ?? 'fine';
    if (verdict === wanted) {
      if (start < 0) start = second;
      last = second;
    } else if (verdict !== 'silent' && start >= 0) {
      if (last + 1 - start >= MIN_SECONDS) found.push([start, last + 1]);
      start = -1;
    }
  }
  return found;
}

function sum(seconds: readonly ChannelSecond[]): ChannelSecond {
  return seconds.reduce(
    (all, { left, right, product }) => ({
      left: all.left + left,
      right: all.right + right,
      product: all.product + product,
    }),
    { left: 0, right: 0, product: 0 },
  );
}

function correlation({ left, right, product }: ChannelSecond): number {
  return left === 0 || right === 0 ? 0 : product / Math.sqrt(left * right);
}

/** How far the quieter channel lies below the louder; 120 dB stands for a channel that is not there at all. */
function differenceDb(seconds: readonly ChannelSecond[]): number {
  const { left, right } = sum(seconds);
  const ratio = Math.min(left, right) / Math.max(left, right);
  return Math.min(120, -10 * Math.log10(ratio));
}
