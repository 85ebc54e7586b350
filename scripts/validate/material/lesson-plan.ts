import type { ViewKind } from './view.ts';

/** What happens before a camera that is no fault. Times in seconds of the lesson. */
export type Happening = Readonly<
  | { kind: 'photo-flash'; atSeconds: number }
  /** Someone walks past the lens. */
  | { kind: 'passer-by'; atSeconds: number }
  | { kind: 'pan' | 'zoom'; atSeconds: number; seconds: number }
>;

export type ShotPlan = Readonly<{ view: ViewKind; seconds: number }>;

/** A lesson to be made: hard cuts between shots, and nothing wrong with it. */
export type LessonPlan = Readonly<{
  name: string;
  seed: number;
  size: Readonly<{ width: number; height: number }>;
  /** As ffmpeg writes it: 25 or 30000/1001. */
  frameRate: string;
  shots: readonly ShotPlan[];
  happenings: readonly Happening[];
  /** Levels of luma, one deviation. */
  grain: number;
  /** Share of the light that comes and goes with the mains, as a projector's picture beats in a camera. */
  flicker: number;
  /** Share of the light by which the camera's exposure wanders. */
  drift: number;
}>;
