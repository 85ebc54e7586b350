import { effect, type ReadonlySignal } from '@preact/signals';

const EVERY_MS = 1_000;
/** A timer that comes this late was held up by sleep, or by a browser that lets hidden pages wait. */
const LATE_MS = 10_000;

/**
 * While files move: calls `onStep` every second, and at once when a connection has likely died (`woke`: the machine
 * slept, its network came back, somebody looks at the page again); and asks before the page is left.
 */
export function keepMoving(deps: {
  moves: ReadonlySignal<boolean>;
  window: Window;
  nowMs: () => number;
  onStep: (woke: boolean) => void;
}): void {
  const { window, nowMs, onStep } = deps;
  effect(() => {
    if (!deps.moves.value) return;
    let lastMs = nowMs();
    const step = () => {
      const woke = nowMs() - lastMs > LATE_MS;
      lastMs = nowMs();
      onStep(woke);
    };
    const wake = () => onStep(true);
    const look = () => {
      if (!window.document.hidden) onStep(true);
    };
    const warn = (event: BeforeUnloadEvent) => {
      event.preventDefault();
      // Chromium before 119 asks only where this is set.
      event.returnValue = true;
    };
    const timer = window.setInterval(step, EVERY_MS);
    window.addEventListener('online', wake);
    window.document.addEventListener('visibilitychange', look);
    window.addEventListener('beforeunload', warn);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener('online', wake);
      window.document.removeEventListener('visibilitychange', look);
      window.removeEventListener('beforeunload', warn);
    };
  });
}
