import { type ReadonlySignal, signal } from '@preact/signals';

/** Where the lesson is being watched, shared by the player, the timeline and the findings. Seconds. */
export type Playhead = Readonly<{
  at: ReadonlySignal<number>;
  /** null until the stream has told. */
  duration: ReadonlySignal<number | null>;
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
  let video: HTMLVideoElement | null = null;
  let wanted: number | null = null;

  const goTo = (seconds: number) => {
    if (video === null || video.readyState < HTMLMediaElement.HAVE_METADATA) {
      wanted = seconds;
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
    playFrom: (seconds) => {
      goTo(seconds);
      void play();
    },
    skip: (seconds) => goTo(at.value + seconds),
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
      };
      const arrive = () => {
        tell();
        if (wanted === null) return;
        goTo(wanted);
        void play();
      };
      followed.addEventListener('timeupdate', tell);
      followed.addEventListener('seeking', tell);
      followed.addEventListener('durationchange', tell);
      followed.addEventListener('loadedmetadata', arrive);
      if (followed.readyState >= HTMLMediaElement.HAVE_METADATA) arrive();
      return () => {
        followed.removeEventListener('timeupdate', tell);
        followed.removeEventListener('seeking', tell);
        followed.removeEventListener('durationchange', tell);
        followed.removeEventListener('loadedmetadata', arrive);
        video = null;
      };
    },
  };
}
