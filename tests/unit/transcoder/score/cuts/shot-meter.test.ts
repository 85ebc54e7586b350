import { describe, expect, it } from 'vitest';
import { createShotMeter } from '../../../../../transcoder/score/cuts/shot-meter.ts';
import { drawScene, frameOf, type Scene, seeded } from '../picture.ts';

const WIDTH = 64;
const HEIGHT = 36;
const [A, B, C] = [drawScene(11), drawScene(22), drawScene(33)];
const random = seeded(5);

type Shot = Uint8Array[];

const draw = (scene: Scene) => frameOf((x, y) => scene(x, y) + 3 * random(), WIDTH, HEIGHT);
const still = (scene: Scene, frames: number): Shot =>
  Array.from({ length: frames }, () => draw(scene));
const pan = (scene: Scene, frames: number, pixelsPerFrame: number): Shot =>
  Array.from({ length: frames }, (_, n) =>
    draw((x, y) => scene(x + Math.round(n * pixelsPerFrame), y)),
  );
const black = (frames: number): Shot => still(() => 16, frames);
const mix = (from: Scene, to: Scene, frames: number): Shot =>
  Array.from({ length: frames }, (_, n) => {
    const share = (n + 1) / (frames + 1);
    return draw((x, y) => from(x, y) * (1 - share) + to(x, y) * share);
  });
const lit = (scene: Scene, gain: number): Uint8Array =>
  draw((x, y) => 16 + (scene(x, y) - 16) * gain + 30);

function watch(framesPerSecond: number, ...shots: Shot[]) {
  const meter = createShotMeter({
    pixelFormat: 'yuv420p',
    width: WIDTH,
    height: HEIGHT,
    framesPerSecond,
  });
  shots.flat().forEach((frame, index) => {
    meter.frame(frame, index / framesPerSecond);
  });
  return meter.result();
}

const cutsAt = (...seconds: number[]) => seconds.map((atSeconds) => ({ atSeconds, kind: 'cut' }));

describe('hard cuts', () => {
  it('are found at the first frame of the new shot', () => {
    expect(watch(25, still(A, 30), still(B, 40), still(C, 30)).boundaries).toEqual(
      cutsAt(30 / 25, 70 / 25),
    );
  });

  it('are found between pans, which are none themselves', () => {
    expect(watch(25, pan(A, 60, 2.5), pan(B, 60, 1.5)).boundaries).toEqual(cutsAt(60 / 25));
  });

  it('are found at a low frame rate, whether true or raised by repeating frames', () => {
    expect(watch(8, pan(A, 24, 2), pan(B, 24, 2)).boundaries).toEqual(cutsAt(3));
    const repeated = (shot: Shot) => shot.flatMap((frame) => [frame, frame, frame]);
    expect(watch(24, repeated(pan(A, 24, 2)), repeated(pan(B, 24, 2))).boundaries).toEqual(
      cutsAt(3),
    );
  });

  it('are found close to the beginning and to the end', () => {
    expect(watch(25, still(A, 6), still(B, 40), still(C, 6)).boundaries).toEqual(
      cutsAt(6 / 25, 46 / 25),
    );
  });

  it('are not made by a lamp, a flash, or a caption', () => {
    const dimmed: Scene = (x, y) => 16 + (A(x, y) - 16) * 0.6;
    expect(watch(25, still(A, 30), still(dimmed, 30)).boundaries).toEqual([]);
    const flash = [lit(A, 1.8), lit(A, 1.4), lit(A, 1.1)];
    expect(watch(25, still(A, 30), flash, still(A, 30)).boundaries).toEqual([]);
    const caption: Scene = (x, y) => (y > 26 && y < 33 && x > 8 && x < 56 ? 230 : A(x, y));
    expect(watch(25, still(A, 30), still(caption, 30)).boundaries).toEqual([]);
  });

  it('are not made by somebody who passes close to the lens', () => {
    const passing = Array.from({ length: 30 }, (_, n) =>
      draw((x, y) => (x > 4 * n - 40 && x < 4 * n - 8 ? 50 + (y % 5) : A(x, y))),
    );
    expect(watch(25, still(A, 30), passing, still(A, 30)).boundaries).toEqual([]);
  });
});

describe('light', () => {
  const burnt = draw((x, y) => Math.min(235, 3 * A(x, y) + 60));
  const half = draw((x, y) => (y < 17 ? Math.min(235, 3 * A(x, y) + 60) : A(x, y)));

  it('of a flash that burns the picture is no cut, not even where a rolling shutter cuts it in two', () => {
    expect(watch(25, still(A, 30), [half, burnt, lit(A, 1.3)], still(A, 30)).boundaries).toEqual(
      [],
    );
  });

  it('of a flash does not hide the cut right after it', () => {
    expect(watch(25, still(A, 40), [burnt], still(A, 4), still(B, 40)).boundaries).toEqual(
      cutsAt(45 / 25),
    );
  });

  it('of lamps that go off and on again is no cut', () => {
    const off: Scene = (x, y) => 16 + (A(x, y) - 16) * 0.3;
    expect(watch(25, still(A, 40), still(off, 40), still(A, 40)).boundaries).toEqual([]);
  });

  it('that flickers with a projector is no cut', () => {
    const beat = Array.from({ length: 80 }, (_, n) =>
      draw((x, y) => 16 + (A(x, y) - 16) * (1 + 0.08 * Math.sin(2.1 * n))),
    );
    expect(watch(25, beat, still(B, 40)).boundaries).toEqual(cutsAt(80 / 25));
  });
});

describe('somebody who walks past the lens', () => {
  const coat = (x: number, y: number) => 60 + 20 * Math.sin(x / 5) * Math.sin(y / 4);
  const passing = (scene: Scene, frames: number, pixelsPerFrame: number) =>
    Array.from({ length: frames }, (_, n) => {
      const edge = n * pixelsPerFrame;
      return draw((x, y) => (x < edge && x > edge - 90 ? coat(x - edge, y) : scene(x, y)));
    });

  it.each([4, 8])('and fills the picture, %i pixels a frame, is neither cut nor wipe', (speed) => {
    const walk = passing(A, Math.ceil(160 / speed), speed);
    expect(watch(25, still(A, 40), walk, still(A, 40)).boundaries).toEqual([]);
  });
});

describe('pages', () => {
  const page = (seed: number, lines: number): Scene => {
    const words = seeded(seed);
    const ink = Array.from({ length: 8 }, () =>
      Array.from({ length: 64 }, () => (words() < 0.5 ? 90 : 220)),
    );
    return (x, y) => {
      const line = Math.floor((y - 4) / 4);
      if (line < 0 || line >= lines || (y - 4) % 4 > 1 || x < 4 || x > 60) return 230;
      return ink[line]![x >> 1]!;
    };
  };
  const shown = (scene: Scene, frames: number): Shot =>
    Array.from({ length: frames }, () => frameOf(scene, WIDTH, HEIGHT));

  it('that replace each other on the same paper are a cut', () => {
    expect(watch(25, shown(page(3, 7), 50), shown(page(4, 7), 50)).boundaries).toEqual(cutsAt(2));
  });

  it('that gain a line are none', () => {
    const build = [2, 3, 4, 5, 6].flatMap((lines) => shown(page(3, lines), 25));
    expect(watch(25, build).boundaries).toEqual([]);
  });

  it('on a screen in the room are none', () => {
    const room =
      (seed: number): Scene =>
      (x, y) =>
        x >= 30 && x < 54 && y >= 4 && y < 20 ? page(seed, 4)(x, y) : A(x, y);
    expect(watch(25, still(room(3), 50), still(room(4), 50)).boundaries).toEqual([]);
  });
});

describe('gradual changes', () => {
  it.each([8, 15, 25, 50])('a dissolve over %i frames lies at its middle', (frames) => {
    const { boundaries } = watch(25, still(A, 70), mix(A, B, frames), still(B, 70));
    expect(boundaries).toHaveLength(1);
    expect(boundaries[0]!.kind).toBe('dissolve');
    expect(Math.abs(boundaries[0]!.atSeconds - (70 + frames / 2) / 25)).toBeLessThan(0.3);
  });

  it('a fade out and in again is one boundary, and no black frame', () => {
    const dark: Scene = () => 16;
    const seen = watch(
      25,
      still(A, 60),
      mix(A, dark, 15),
      black(5),
      mix(dark, B, 15),
      still(B, 60),
    );
    expect(seen.boundaries).toHaveLength(1);
    expect(seen.boundaries[0]!.kind).toBe('fade');
    expect(Math.abs(seen.boundaries[0]!.atSeconds - 77.5 / 25)).toBeLessThan(0.3);
    expect(seen.blackFrames).toEqual([]);
  });

  it('a fade through white is one boundary', () => {
    const white: Scene = () => 235;
    const seen = watch(25, still(A, 60), mix(A, white, 15), mix(white, B, 15), still(B, 60));
    expect(seen.boundaries).toHaveLength(1);
    expect(seen.boundaries[0]!.kind).toBe('fade');
    expect(Math.abs(seen.boundaries[0]!.atSeconds - 75 / 25)).toBeLessThan(0.3);
  });

  it('a wipe lies at its middle', () => {
    const wipe = Array.from({ length: 20 }, (_, n) =>
      draw((x, y) => (x < 3.2 * (n + 1) ? B(x, y) : A(x, y))),
    );
    const { boundaries } = watch(25, still(A, 60), wipe, still(B, 60));
    expect(boundaries).toHaveLength(1);
    expect(Math.abs(boundaries[0]!.atSeconds - 70 / 25)).toBeLessThan(0.3);
  });

  it('a slow pan over a long wall is none', () => {
    expect(watch(25, pan(A, 250, 0.8)).boundaries).toEqual([]);
  });

  it('a fade in at the start and out at the end bounds no shots', () => {
    const dark: Scene = () => 16;
    expect(
      watch(25, black(5), mix(dark, A, 15), still(A, 60), mix(A, dark, 15), black(5)).boundaries,
    ).toEqual([]);
  });
});

describe('slips of the editor', () => {
  it.each([1, 2, 4])('a shot of %i frames is a flash frame in the same shot', (frames) => {
    expect(watch(25, still(A, 30), still(B, frames), still(A, 30)).flashFrames).toEqual([
      { startSeconds: 1.2, endSeconds: (30 + frames) / 25, frames, sameAround: true },
    ]);
  });

  it('a shot of 3 frames between two others is one as well', () => {
    expect(watch(25, still(A, 30), still(B, 3), still(C, 30)).flashFrames).toEqual([
      { startSeconds: 1.2, endSeconds: 33 / 25, frames: 3, sameAround: false },
    ]);
  });

  it('a shot of 5 frames is not', () => {
    expect(watch(25, still(A, 30), still(B, 5), still(C, 30)).flashFrames).toEqual([]);
  });

  it.each([1, 5, 12])('%i black frames at a cut are found, and the cut behind them', (frames) => {
    const seen = watch(25, still(A, 30), black(frames), still(B, 30));
    expect(seen.boundaries).toEqual(cutsAt((30 + frames) / 25));
    expect(seen.blackFrames).toEqual([
      { startSeconds: 1.2, endSeconds: (30 + frames) / 25, frames },
    ]);
    expect(seen.flashFrames).toEqual([]);
  });

  it('more than 12 black frames are a pause', () => {
    expect(watch(25, still(A, 30), black(13), still(B, 30)).blackFrames).toEqual([]);
  });
});
