import { describe, expect, it } from 'vitest';
import { createEditMeter } from '../../../../../transcoder/score/cuts/edit-meter.ts';
import { drawScene, frameOf, type Scene, seeded } from '../picture.ts';

const [WIDTH, HEIGHT, RATE] = [64, 36, 25];
const [ROOM, OTHER, SHIRT, SLIDE, NEXT_SLIDE] = [11, 22, 33, 44, 55].map((seed) =>
  drawScene(seed),
) as [Scene, Scene, Scene, Scene, Scene];
const random = seeded(5);

type Shot = Uint8Array[];

const draw = (scene: Scene, grain = 2) =>
  frameOf((x, y) => scene(x, y) + grain * (random() - 0.5), WIDTH, HEIGHT);

/** The room with somebody 10 by 20 pixels large, whose left side is at `left`. */
const withPerson =
  (left: number, room: Scene = ROOM): Scene =>
  (x, y) =>
    x >= left && x < left + 10 && y >= 14
      ? SHIRT(Math.round(x - left) + 30, Math.round(y))
      : room(x, y);

/** Somebody sways and walks: frame n of a long shot. */
const walker = (n: number): Scene => withPerson(4 + 0.25 * n + 1.5 * Math.sin(n / 7));
const walk = (first: number, end: number): Shot =>
  Array.from({ length: end - first }, (_, index) => draw(walker(first + index)));
const still = (scene: Scene, frames: number, grain = 2): Shot =>
  Array.from({ length: frames }, () => draw(scene, grain));
/** A yuv420p frame seen with other settings of the camera. */
const graded = (
  frame: Uint8Array,
  luma: (value: number) => number,
  [u, v]: readonly [number, number] = [0, 0],
): Uint8Array =>
  frame.map((value, index) => {
    if (index < WIDTH * HEIGHT) return Math.max(16, Math.min(235, Math.round(luma(value))));
    return value + (index < WIDTH * HEIGHT * 1.25 ? u : v);
  });
const same = (value: number) => value;

function watch(...shots: readonly Shot[]) {
  return watchAt(RATE, ...shots);
}

function watchAt(framesPerSecond: number, ...shots: readonly Shot[]) {
  const meter = createEditMeter({
    ...{ pixelFormat: 'yuv420p', width: WIDTH, height: HEIGHT },
    framesPerSecond,
  });
  shots.flat().forEach((frame, index) => {
    meter.frame(frame, index / framesPerSecond);
  });
  return meter.result();
}

describe('a jump cut', () => {
  it.each([25, 12.5])('is found at %f frames a second where a piece is missing', (rate) => {
    const { jumpCuts, colourSteps } = watchAt(rate, walk(0, 50), walk(90, 140));
    expect(jumpCuts).toEqual([{ atSeconds: 50 / rate, share: expect.any(Number) }]);
    expect(jumpCuts[0]!.share).toBeGreaterThan(0.04);
    expect(jumpCuts[0]!.share).toBeLessThan(0.5);
    expect(colourSteps).toEqual([]);
  });

  it('is found where the same view is enlarged by a tenth', () => {
    // Smooth, as a lens sees it: enlarging boxes of a few pixels by a tenth tears them apart.
    const wall: Scene = (x, y) =>
      128 + 50 * Math.sin(x / 5) * Math.cos(y / 4) + 30 * Math.sin(x / 9 + y / 7);
    const seen = (n: number): Scene => withPerson(4 + 0.3 * n, wall);
    const closer = (n: number): Scene => {
      const scene = seen(n);
      return (x, y) => scene((x - 32) / 1.1 + 32, (y - 18) / 1.1 + 18);
    };
    const wide = Array.from({ length: 50 }, (_, n) => draw(seen(n)));
    const enlarged = Array.from({ length: 40 }, (_, n) => draw(closer(50 + n)));
    expect(watch(wide, enlarged).jumpCuts.map(({ atSeconds }) => atSeconds)).toEqual([2]);
  });

  it('is none at the very end, where no other shot begins', () => {
    expect(watch(walk(0, 50), walk(90, 93)).jumpCuts).toEqual([]);
  });

  it('is none where somebody walks on, or waves', () => {
    const waving = Array.from({ length: 60 }, (_, n) => draw(withPerson(34 + 6 * Math.sin(n / 3))));
    expect(watch(walk(0, 120), waving).jumpCuts).toEqual([]);
  });

  it('is none where a cut shows another view', () => {
    expect(watch(walk(0, 50), still(OTHER, 50)).jumpCuts).toEqual([]);
  });

  it('is none where a slide changes, alone or on the screen of the room', () => {
    expect(watch(still(SLIDE, 50, 0), still(NEXT_SLIDE, 50, 0)).jumpCuts).toEqual([]);
    const screen =
      (slide: Scene, n: number): Scene =>
      (x, y) =>
        x > 24 && x < 60 && y < 12 ? slide(x, y) : walker(n)(x, y);
    const shown = (slide: Scene, first: number) =>
      Array.from({ length: 50 }, (_, n) => draw(screen(slide, first + n)));
    expect(watch(shown(SLIDE, 0), shown(NEXT_SLIDE, 50)).jumpCuts).toEqual([]);
  });

  it('is none where frames were lost and the one before repeated', () => {
    const held = walk(49, 50)[0]!;
    expect(watch(walk(0, 49), [held, held, held, held], walk(90, 140)).jumpCuts).toEqual([]);
  });

  it('is none where only the light changes', () => {
    const bright = walk(50, 100).map((frame) => graded(frame, (value) => 1.2 * value + 6));
    expect(watch(walk(0, 50), bright).jumpCuts).toEqual([]);
  });
});

describe('a step of colour', () => {
  it('is found with its size where the same view is brighter from one frame on', () => {
    const { colourSteps } = watch(
      walk(0, 50),
      walk(50, 100).map((frame) => graded(frame, (value) => value + 15)),
    );
    expect(colourSteps).toHaveLength(1);
    expect(colourSteps[0]!.atSeconds).toBe(2);
    expect(colourSteps[0]!.lumaLevels).toBeCloseTo(15, -1);
  });

  it('is found where it is warmer, and across a piece that is missing', () => {
    const warm = (frame: Uint8Array) => graded(frame, same, [-6, 5]);
    const { colourSteps, jumpCuts } = watch(walk(0, 50), walk(90, 140).map(warm));
    expect(colourSteps).toHaveLength(1);
    expect(colourSteps[0]!.warmerLevels).toBeGreaterThan(4);
    expect(colourSteps[0]!.chromaDistance).toBeGreaterThan(6);
    expect(jumpCuts.map(({ atSeconds }) => atSeconds)).toEqual([2]);
  });

  it('is none where the lights go out, at once or over some frames', () => {
    const dark = (share: number) => (frame: Uint8Array) =>
      graded(frame, (value) => 16 + (value - 16) * share);
    expect(watch(walk(0, 50), walk(50, 100).map(dark(0.3))).colourSteps).toEqual([]);
    const slowly = [0.95, 0.9, 0.85, 0.8, 0.75, 0.7].map((share, n) =>
      dark(share)(walk(50 + n, 51 + n)[0]!),
    );
    expect(watch(walk(0, 50), slowly, walk(56, 100).map(dark(0.65))).colourSteps).toEqual([]);
  });

  it('is none under a flash, or where another scene has other colours', () => {
    const flash = walk(50, 53).map((frame) => graded(frame, (value) => 1.4 * value + 30));
    expect(watch(walk(0, 50), flash, walk(53, 100)).colourSteps).toEqual([]);
    const other = still(OTHER, 50).map((frame) => graded(frame, same, [8, -8]));
    expect(watch(walk(0, 50), other).colourSteps).toEqual([]);
  });
});

describe('a flash frame inside a shot', () => {
  it.each([1, 2, 4])('of %i frames is found by what goes on behind it', (frames) => {
    const { flashes, jumpCuts } = watch(walk(0, 50), still(OTHER, frames), walk(50 + frames, 120));
    expect(flashes).toEqual([
      { startSeconds: 2, endSeconds: 2 + frames / RATE, frames, sameAround: true },
    ]);
    expect(jumpCuts).toEqual([]);
  });

  it('is none where a photographer lit the room, or somebody passes the lens', () => {
    const lit = walk(50, 53).map((frame) => graded(frame, (value) => 1.5 * value + 30));
    expect(watch(walk(0, 50), lit, walk(53, 100)).flashes).toEqual([]);
    const passing = Array.from({ length: 6 }, (_, n) =>
      draw((x, y) => (x > 20 * n - 40 && x < 20 * n ? 50 + (y % 5) : walker(50 + n)(x, y))),
    );
    expect(watch(walk(0, 50), passing, walk(56, 100)).flashes).toEqual([]);
  });
});

describe('a stall', () => {
  const moving = (n: number) => draw((x, y) => ROOM(x + n, y));
  const pan = (first: number, end: number): Shot =>
    Array.from({ length: end - first }, (_, index) => moving(first + index));

  it('is found where lost frames were filled with the one before', () => {
    const held = moving(49);
    expect(watch(pan(0, 49), [held, held, held, held], pan(53, 100)).stalls).toEqual([
      { startSeconds: 49 / RATE, endSeconds: 53 / RATE, frames: 3 },
    ]);
  });

  it('is none at a low frame rate that was raised, nor where a slide rests', () => {
    expect(watch(pan(0, 60).flatMap((frame) => [frame, frame, frame])).stalls).toEqual([]);
    const slide = draw(SLIDE, 0);
    expect(watch(pan(0, 40), Array(50).fill(slide), pan(40, 80)).stalls).toEqual([]);
  });
});
