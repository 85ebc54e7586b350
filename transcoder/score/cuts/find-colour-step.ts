import type { ColourStep } from '../measured.ts';
import { percentile } from '../percentile.ts';
import { chromaAt, fitLight } from './fit-light.ts';
import { eachMatch, matchView } from './match-view.ts';
import type { Look, SeenFrame, SeenFrames } from './seen-frame.ts';
import type { TinyFrame } from './tiny-frame.ts';

/** How much of the look of a picture has to change at once, to be worth a closer look; in levels. */
const WORTH = { luma: 3, contrast: 2.5, chroma: 1.2, colour: 1.2 };
/** A lamp, a projector and a camera that adjusts itself take several frames; an editor takes one. */
const MIN_SPIKE = 2.5;
const AROUND_FRAMES = 3;
/** The new look stays for so long, and differs by so much of the step; a flash and a flicker do not. */
const STAY = { seconds: 0.3, minFrames: 3 };
const STAY_SHARE = 0.65;
/** The same view, also where it was enlarged or moved. */
const VIEWS = { scales: [0.6, 0.7, 0.82, 0.91, 1, 1.1, 1.22, 1.43, 1.67], reach: 2 } as const;
const MIN_LIKENESS = 0.85;
/** Where the camera did not move, somebody may have. */
const MIN_STILL_LIKENESS = 0.75;
/** A pixel that the step explains, in levels. */
const FIT_LEVELS = 10;
const MIN_FITTING = 0.65;
const QUARTERS = 4;
const MIN_QUARTER = 20;
/** In a part of the picture it is seen less, and what moves comes nearer to it. */
const PART_WEIGHT = 0.5;
/** In a room whose lights go on or off, brightness and contrast change together by more than this factor. */
const LIGHTS = 0.6;
const BLACK = 16;
const [DARK, BRIGHT] = [60, 180];

/** Of one pixel: how far luma and chroma went, and from where; chroma from grey. */
type Step = Readonly<Record<'luma' | 'u' | 'v' | 'from' | 'fromU' | 'fromV', number>>;

/**
 * Whether one and the same view has another brightness or colour from this frame on. Needs the frames a third of a
 * second around. null: no step, another scene, a flash, or the lights of the room.
 */
export function findColourStep(
  frames: SeenFrames,
  frame: number,
  framesPerSecond: number,
): Omit<ColourStep, 'atSeconds'> | null {
  const now = frames.at(frame);
  const before = frames.at(frame - 1);
  if (now === undefined || before === undefined || frame < AROUND_FRAMES) return null;
  const step = distance(before.look, now.look);
  if (step < 1) return null;
  for (let near = 1; near <= AROUND_FRAMES; near += 1) {
    if (
      step <
      MIN_SPIKE * Math.max(lightStep(frames, frame - near), lightStep(frames, frame + near))
    ) {
      return null;
    }
  }
  const reach = Math.max(STAY.minFrames, Math.round(STAY.seconds * framesPerSecond));
  for (let far = 1; far < reach; far += 1) {
    const [past, future] = [frames.at(frame - 1 - far), frames.at(frame + far)];
    if (past !== undefined && distance(past.look, now.look) < STAY_SHARE * step) return null;
    if (future !== undefined && distance(before.look, future.look) < STAY_SHARE * step) return null;
  }
  return compareColours(before.frame, now.frame);
}

/** By how much one picture's colours differ from another's, where both show the same view; else null. */
export function compareColours(
  from: TinyFrame,
  to: TinyFrame,
): Omit<ColourStep, 'atSeconds'> | null {
  const still = matchView(from, to, { scales: [1], reach: 0 });
  const match =
    still !== null && still.likeness >= MIN_STILL_LIKENESS ? still : matchView(from, to, VIEWS);
  if (match === null || (match !== still && match.likeness < MIN_LIKENESS)) return null;
  const light = fitLight(from, to, match);
  const steps: Step[] = [];
  let [pixels, level, levelBefore] = [0, 0, 0];
  const half = from.chroma.length / 2;
  const { width } = from;
  eachMatch(from, match, (there, here) => {
    const [p, q] = [from.luma[there]!, to.luma[here]!];
    pixels += 1;
    level += q;
    levelBefore += p;
    const [c, d] = [chromaAt(there, width), chromaAt(here, width)];
    if (Math.abs(light(p, from.chroma[c]!, from.chroma[half + c]!) - q) > FIT_LEVELS) return;
    const u = to.chroma[d]! - from.chroma[c]!;
    const v = to.chroma[half + d]! - from.chroma[half + c]!;
    const [fromU, fromV] = [from.chroma[c]! - 128, from.chroma[half + c]! - 128];
    steps.push({ luma: q - p, u, v, from: p, fromU, fromV });
  });
  if (steps.length === 0 || steps.length < MIN_FITTING * pixels) return null;
  const gain = (light(BRIGHT, 128, 128) - light(DARK, 128, 128)) / (BRIGHT - DARK);
  const brightness = (level / pixels - BLACK) / Math.max(1, levelBefore / pixels - BLACK);
  if (Math.max(gain, brightness) < LIGHTS || Math.min(gain, brightness) > 1 / LIGHTS) return null;
  const parts = quarters(steps);
  // The middle ones: who moves meanwhile has another brightness and colour without any step.
  return {
    lumaLevels: middle(steps, ({ luma }) => luma),
    lumaDistance: Math.max(
      middle(steps, ({ luma }) => Math.abs(luma)),
      PART_WEIGHT * Math.max(0, ...parts.map((part) => Math.abs(middle(part, lumaOf)))),
    ),
    chromaDistance: Math.max(
      balanceStep(steps),
      PART_WEIGHT * Math.max(saturationStep(steps), ...parts.map(balanceStep)),
    ),
    warmerLevels: middle(steps, ({ u, v }) => (v - u) / 2),
  };
}

/** A balance may be off in the lights, the middle or the shadows alone: each quarter by luma for itself. */
function quarters(steps: readonly Step[]): readonly (readonly Step[])[] {
  const sorted = steps.toSorted((a, b) => a.from - b.from);
  const size = Math.ceil(sorted.length / QUARTERS);
  return Array.from({ length: QUARTERS }, (_, index) =>
    sorted.slice(index * size, (index + 1) * size),
  ).filter((quarter) => quarter.length >= MIN_QUARTER);
}

function balanceStep(steps: readonly Step[]): number {
  return Math.hypot(
    middle(steps, ({ u }) => u),
    middle(steps, ({ v }) => v),
  );
}

/** By how much the most colourful quarter comes nearer to grey, or moves away from it. */
function saturationStep(steps: readonly Step[]): number {
  const colour = ({ fromU, fromV }: Step) => Math.hypot(fromU, fromV);
  const sorted = steps.toSorted((a, b) => colour(b) - colour(a));
  const strong = sorted.slice(0, Math.ceil(sorted.length / QUARTERS));
  const along = middle(strong, (step) => {
    const { u, v, fromU, fromV } = step;
    return (u * fromU + v * fromV) / Math.max(1, colour(step));
  });
  return Math.abs(along);
}

const lumaOf = ({ luma }: Step) => luma;

function middle(steps: readonly Step[], value: (step: Step) => number): number {
  return percentile(
    steps.map(value).sort((a, b) => a - b),
    0.5,
  );
}

/** How much the look of the picture changes with this frame; 1: worth a closer look. */
export function lightStep(frames: SeenFrames, frame: number): number {
  const [a, b]: (SeenFrame | undefined)[] = [frames.at(frame - 1), frames.at(frame)];
  return a === undefined || b === undefined ? 0 : distance(a.look, b.look);
}

/** 1: worth a closer look. */
function distance(a: Look, b: Look): number {
  return Math.max(
    Math.abs(a.luma - b.luma) / WORTH.luma,
    Math.abs(a.contrast - b.contrast) / WORTH.contrast,
    Math.hypot(a.u - b.u, a.v - b.v) / WORTH.chroma,
    Math.abs(a.colour - b.colour) / WORTH.colour,
  );
}
