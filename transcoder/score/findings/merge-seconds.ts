import type { Span } from '../measured.ts';

/**
 * Stretches of seconds that hold, bridging what says nothing (null) and up to `bridge` seconds that do not hold;
 * at least `minimum` seconds long from first to last.
 */
export function mergeSeconds(
  seconds: readonly (boolean | null)[],
  { minimum, bridge }: Readonly<{ minimum: number; bridge: number }>,
): Span[] {
  const spans: Span[] = [];
  let start = -1;
  let last = -1;
  let against = 0;
  const end = () => {
    if (start >= 0 && last + 1 - start >= minimum) {
      spans.push({ startSeconds: start, endSeconds: last + 1 });
    }
    start = -1;
    against = 0;
  };
  seconds.forEach((holds, second) => {
    if (holds === true) {
      if (start < 0) start = second;
      last = second;
      against = 0;
    } else if (holds === false && start >= 0) {
      against += 1;
      if (against > bridge) end();
    }
  });
  end();
  return spans;
}
