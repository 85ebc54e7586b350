import { signal } from '@preact/signals';
import Hls, { type ErrorData } from 'hls.js';
import { nameLevels } from './name-levels.ts';
import { spareBuffering } from './spare-buffering.ts';
import { AUTO_LEVEL, type Stream, type StreamLevel, type StreamOptions } from './stream.ts';

/** A reviewer who opens a lesson and leaves should not cost minutes of it; a short look back should be free. */
const BUFFERING = {
  maxBufferLength: 20,
  maxMaxBufferLength: 30,
  backBufferLength: 90,
  capLevelToPlayerSize: true,
} as const;

/** A decoder that has been reset this often will not come round. */
const MOST_RECOVERIES = 3;

export function attachHls({ video, masterUrl, startSeconds, onExpired }: StreamOptions): Stream {
  const levels = signal<readonly StreamLevel[]>([]);
  const chosen = signal(AUTO_LEVEL);
  const shown = signal<number | null>(null);
  const failure = signal<'network' | 'unplayable' | null>(null);
  const hls = new Hls({ ...BUFFERING, startPosition: startSeconds > 0 ? startSeconds : -1 });

  let recoveries = 0;

  hls.on(Hls.Events.MANIFEST_PARSED, () => {
    levels.value = nameLevels(hls.levels);
  });
  hls.on(Hls.Events.LEVEL_SWITCHED, (_event, { level }) => {
    shown.value = level;
  });
  hls.on(Hls.Events.ERROR, (_event, error) => {
    if (!error.fatal) return;
    if (error.type === Hls.ErrorTypes.MEDIA_ERROR && recoveries < MOST_RECOVERIES) {
      recoveries += 1;
      hls.recoverMediaError();
      return;
    }
    failure.value = error.type === Hls.ErrorTypes.NETWORK_ERROR ? 'network' : 'unplayable';
    // A new URL attaches a new stream; with the same one the failure stays to be seen.
    if (isExpiry(error)) onExpired();
  });
  hls.loadSource(masterUrl);
  hls.attachMedia(video);
  const stopSparing = spareBuffering(hls, video, document);

  return {
    levels,
    chosen,
    shown,
    failure,
    choose: (index) => {
      chosen.value = index;
      // Takes effect with the next fragment: no gap, and still within seconds.
      hls.nextLevel = index;
    },
    retry: () => {
      failure.value = null;
      if (hls.levels.length === 0) hls.loadSource(masterUrl);
      else hls.startLoad();
    },
    detach: () => {
      stopSparing();
      hls.destroy();
    },
  };
}

/** Media URLs answer 403 once their time is up. */
function isExpiry(error: ErrorData): boolean {
  return error.type === Hls.ErrorTypes.NETWORK_ERROR && error.response?.code === 403;
}
