import type { ReadonlySignal } from '@preact/signals';

/** A rendition that can be chosen by hand. */
export type StreamLevel = Readonly<{ index: number; name: string }>;

/** The index that lets the player choose. */
export const AUTO_LEVEL = -1;

/** A stream attached to a video element. */
export type Stream = Readonly<{
  /** Best first; empty where the browser chooses by itself. */
  levels: ReadonlySignal<readonly StreamLevel[]>;
  /** AUTO_LEVEL or a level's index. */
  chosen: ReadonlySignal<number>;
  /** The level on the screen; null before the first picture. */
  shown: ReadonlySignal<number | null>;
  failure: ReadonlySignal<'network' | 'unplayable' | null>;
  choose(index: number): void;
  retry(): void;
  detach(): void;
}>;

export type StreamOptions = Readonly<{
  video: HTMLVideoElement;
  masterUrl: string;
  startSeconds: number;
  /** The URL's time is up: somebody should fetch a new one. */
  onExpired: () => void;
}>;
