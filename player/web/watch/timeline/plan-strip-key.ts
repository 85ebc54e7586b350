import { type ListedFinding, neighbouringFinding } from './finding-order.ts';

const STEP_SECONDS = 5;

/** Where a key leads on the strip, in seconds; null for a key that is none of its own, or that leads nowhere. */
export function planStripKey(
  key: string,
  atSeconds: number,
  durationSeconds: number,
  listed: readonly ListedFinding[],
): number | null {
  const within = (seconds: number) => Math.min(durationSeconds, Math.max(0, seconds));
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return within(atSeconds - STEP_SECONDS);
    case 'ArrowRight':
    case 'ArrowUp':
      return within(atSeconds + STEP_SECONDS);
    case 'Home':
      return 0;
    case 'End':
      return durationSeconds;
    case 'PageDown':
      return neighbouringFinding(listed, atSeconds, 'next')?.finding.startSeconds ?? null;
    case 'PageUp':
      return neighbouringFinding(listed, atSeconds, 'previous')?.finding.startSeconds ?? null;
    default:
      return null;
  }
}
