import type { Take } from './take.ts';

export const JOIN_KINDS = ['cut', 'dissolve', 'fade', 'white', 'wipe'] as const;
export type JoinKind = (typeof JOIN_KINDS)[number];

/** A piece of a take on the time line; frames of the edit. */
export type Piece = Readonly<{
  take: Take;
  /** Where in the take the piece begins. */
  fromSeconds: number;
  /** Without the joins' overlaps. */
  frames: number;
  /** How this piece begins; ignored for the first. */
  join: Readonly<{ kind: JoinKind; frames: number; heldFrames: number; label: string }>;
}>;

/** Photographers' flashes at frames of the edit: what they add, and whether only a part of the picture has it. */
export type Flash = Readonly<{ frame: number; gain: number; part: number; frames: number }>;

export type Timeline = Readonly<{
  name: string;
  width: number;
  height: number;
  /** As ffmpeg takes it. */
  rate: string;
  framesPerSecond: number;
  pieces: readonly Piece[];
  flashes: readonly Flash[];
  /** Deviation of the sensor's noise, levels. */
  noise: number;
  /** Share by which the light beats with the mains. */
  flicker: number;
  /** Every frame this often: a slow camera in a fast file; 1 is none. */
  repeats: number;
  /** Bars of black above and below, share of the height each. */
  bars: number;
  encoder: readonly string[];
}>;

/** What is to be found; `frame` is the first of the new shot, of a gradual one its middle. */
export type Truth = Readonly<{
  kind: 'cut' | 'gradual';
  label: string;
  frame: number;
  first: number;
  end: number;
}>;

/** The boundaries of an edit. A cut falls on the next frame that the slow camera shows. */
export function timelineTruths({ pieces, repeats }: Timeline): Truth[] {
  const truths: Truth[] = [];
  let frame = 0;
  pieces.forEach(({ frames, join }, index) => {
    if (index > 0) {
      const length = join.kind === 'cut' ? 0 : join.frames + join.heldFrames;
      const start = Math.ceil(frame / repeats) * repeats;
      truths.push({
        kind: join.kind === 'cut' ? 'cut' : 'gradual',
        label: join.label,
        frame: join.kind === 'cut' ? start : frame + length / 2,
        first: start,
        end: frame + length,
      });
      frame += length;
    }
    frame += frames;
  });
  return truths;
}

export function timelineFrames({ pieces }: Timeline): number {
  return pieces.reduce(
    (sum, { frames, join }, index) =>
      sum + frames + (index === 0 || join.kind === 'cut' ? 0 : join.frames + join.heldFrames),
    0,
  );
}
