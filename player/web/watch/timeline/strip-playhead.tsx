import { useEffect, useRef } from 'preact/hooks';
import type { Playhead } from '../player/create-playhead.ts';

/** The line where the lesson is. Moved by itself, frame by frame while it plays; nothing else is drawn anew for it. */
export function StripPlayhead({
  playhead,
  durationSeconds,
  width,
}: {
  playhead: Playhead;
  durationSeconds: number;
  width: number;
}) {
  const line = useRef<HTMLSpanElement>(null);
  const playing = playhead.playing.value;
  useEffect(() => {
    const put = (seconds: number) => {
      const x = Math.min(1, Math.max(0, seconds / durationSeconds)) * width;
      if (line.current !== null) line.current.style.transform = `translateX(${x.toFixed(2)}px)`;
    };
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (!playing || still) return playhead.at.subscribe(put);
    let frame = 0;
    const follow = () => {
      put(playhead.now());
      frame = requestAnimationFrame(follow);
    };
    follow();
    return () => cancelAnimationFrame(frame);
  }, [playhead, playing, durationSeconds, width]);
  return <span ref={line} class="strip__playhead" data-testid="timeline-playhead" />;
}
