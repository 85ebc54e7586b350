import { useEffect, useState } from 'preact/hooks';

/** Whole seconds left of a wait; 0 when there is none. */
export function useCountdown(): readonly [number, (seconds: number) => void] {
  const [endsAt, setEndsAt] = useState<number | null>(null);
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (endsAt === null) return;
    const count = () => setLeft(Math.max(0, Math.ceil((endsAt - Date.now()) / 1000)));
    count();
    const timer = setInterval(count, 250);
    return () => clearInterval(timer);
  }, [endsAt]);
  const start = (seconds: number) => {
    setLeft(Math.ceil(seconds));
    setEndsAt(Date.now() + seconds * 1000);
  };
  return [left, start];
}
