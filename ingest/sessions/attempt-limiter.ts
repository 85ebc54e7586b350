/** Counts failures by key within a window that starts with the first. */
export type AttemptLimiter = Readonly<{
  /** Seconds until this key may try again; 0: now. Counts the try: concurrent ones cannot slip through. */
  take(key: string): number;
  /** That try was no failure. */
  giveBack(key: string): void;
  /** Its owner has shown who they are. */
  clear(key: string): void;
}>;

export type AttemptLimits = Readonly<{
  tries: number;
  windowSeconds: number;
  /** Keys remembered; the oldest are forgotten first, so that made-up names cost no memory. */
  maxKeys: number;
}>;

/** `now` is in milliseconds. */
export function createAttemptLimiter(limits: AttemptLimits, now: () => number): AttemptLimiter {
  const windows = new Map<string, { count: number; readonly endsAt: number }>();
  return {
    take(key) {
      let window = windows.get(key);
      if (window === undefined || window.endsAt <= now()) {
        windows.delete(key);
        window = { count: 0, endsAt: now() + limits.windowSeconds * 1000 };
        windows.set(key, window);
        for (const oldest of windows.keys()) {
          if (windows.size <= limits.maxKeys) break;
          windows.delete(oldest);
        }
      }
      if (window.count >= limits.tries) return Math.ceil((window.endsAt - now()) / 1000);
      window.count += 1;
      return 0;
    },
    giveBack(key) {
      const window = windows.get(key);
      if (window !== undefined) window.count = Math.max(0, window.count - 1);
    },
    clear: (key) => windows.delete(key),
  };
}
