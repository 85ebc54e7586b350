import { type ReadonlySignal, signal } from '@preact/signals';

/** Where the lesson is being watched, shared by the player, the timeline and the findings. Seconds. */
export type Playhead = Readonly<{
  at: ReadonlySignal<number>;
  /** null until the stream has told. */
  duration: ReadonlySignal<number | null>;
  playing: ReadonlySignal<boolean>;
  /** Where it is at this very moment; `at` comes only a few times a second. */
  now(): number;
  /** Goes there, playing or not; remembered if the player is not there yet. */
  seek(seconds: number): void;
  /** Goes there and plays; remembered if the player is not there yet. */
  playFrom(seconds: number): void;
  skip(seconds: number): void;
  togglePlay(): void;
  toggleMute(): void;
  /** Follows a video until the returned function is called. */
  follow(video: HTMLVideoElement): () => void;
}>;

export function createPlayhead(): Playhead {
  const at = signal(0);
  const duration = signal<number | null>(null);
  const playing = signal(false);
  let video: HTMLVideoElement | null = null;
  let wanted: Readonly<{ seconds: number; play: boolean }> | null = null;

  const goTo = (seconds: number, andPlay: boolean) => {
    if (video === null || video.readyState < HTMLMediaElement.HAVE_METADATA) {
      wanted = { seconds, play: andPlay };
      return;
    }
    wanted = null;
    video.currentTime = Math.max(0, Math.min(seconds, video.duration || seconds));
    at.value = video.currentTime;
  };
  // A browser that wants a click first refuses to play; the picture then waits at the right moment.
  const play = () => video?.play().catch(() => undefined);

  return {
    at,
    duration,
    playing,
    now: () => video?.currentTime ?? at.value,
    seek: (seconds) => goTo(seconds, false),
    playFrom: (seconds) => {
      goTo(seconds, true);
      void play();
    },
    skip: (seconds) => goTo(at.value + seconds, false),
    togglePlay: () => {
      if (video?.paused === false) video.pause();
      else void play();
    },
    toggleMute: () => {
      if (video !== null) video.muted = !video.muted;
    },
    follow: (followed) => {
      video = followed;
      const tell = () => {
        at.value = followed.currentTime;
        duration.value = Number.isFinite(followed.duration) ? followed.duration : null;
        playing.value = !followed.paused && !followed.ended;
      };
      const arrive = () => {
        tell();
        if (wanted === null) return;
        const { seconds, play: andPlay } = wanted;
        goTo(seconds, andPlay);
        if (andPlay) void play();
      };
      const leaving = new AbortController();
      const { signal: left } = leaving;
      for (const event of TELLING) followed.addEventListener(event, tell, { signal: left });
      followed.addEventListener('loadedmetadata', arrive, { signal: left });
      if (followed.readyState >= HTMLMediaElement.HAVE_METADATA) arrive();
      return () => {
        leaving.abort();
        video = null;
        playing.value = false;
      };
    },
  };
}

const TELLING = ['timeupdate', 'seeking', 'durationchange', 'play', 'pause', 'ended'] as const;
