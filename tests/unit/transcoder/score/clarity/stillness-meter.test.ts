import { describe, expect, it } from 'vitest';
import { createStillnessMeter } from '../../../../../transcoder/score/clarity/stillness-meter.ts';
import type { PictureTap } from '../../../../../transcoder/score/taps.ts';
import { drawScene, frameOf, type Scene, seeded } from '../picture.ts';

const TAP: PictureTap = { pixelFormat: 'yuv420p', width: 64, height: 36, framesPerSecond: 10 };
const ROOM = drawScene(1);
const random = seeded(9);

/** A camera: a room in which somebody walks, and the sensor's noise. */
function camera(frame: number): Uint8Array {
  const left = 10 + (frame % 40);
  return frameOf(
    (x, y) => (x >= left && x < left + 8 && y > 10 ? 60 : ROOM(x, y)) + 2 * random(),
    64,
    36,
  );
}

/** A slide with a pointer that moves now and then. */
function slide(frame: number): Uint8Array {
  const pointer = Math.floor(frame / 7) % 60;
  const scene: Scene = (x, y) => (x === pointer && y === 20 ? 20 : y % 9 < 2 ? 40 : 225);
  return frameOf(scene, 64, 36);
}

const BLACK = frameOf(() => 17, 64, 36);

function watch(...parts: Uint8Array[][]) {
  const meter = createStillnessMeter(TAP);
  parts.flat().forEach((frame, index) => {
    meter.frame(frame, index / TAP.framesPerSecond);
  });
  return meter.result();
}

function shoot(seconds: number, draw: (frame: number) => Uint8Array): Uint8Array[] {
  return Array.from({ length: seconds * TAP.framesPerSecond }, (_, frame) => draw(frame));
}

function hold(seconds: number, frame: Uint8Array): Uint8Array[] {
  return Array.from({ length: seconds * TAP.framesPerSecond }, () => frame);
}

describe('the stillness meter', () => {
  it('finds a camera picture that stands still, from the last frame that moved', () => {
    const before = shoot(6, camera);
    const { frozen } = watch(before, hold(5, before.at(-1)!), shoot(6, camera));
    expect(frozen).toEqual([{ startSeconds: 5.9, endSeconds: 11 }]);
  });

  it('finds it at the end of the lesson too', () => {
    const before = shoot(6, camera);
    expect(watch(before, hold(5, before.at(-1)!)).frozen).toEqual([
      { startSeconds: 5.9, endSeconds: 11 },
    ]);
  });

  it('sees through the twitch of a keyframe', () => {
    const before = shoot(6, camera);
    const twitched = before.at(-1)!.map((value, index) => (index % 4 === 0 ? value + 1 : value));
    const { frozen } = watch(before, hold(3, before.at(-1)!), hold(3, twitched), shoot(4, camera));
    expect(frozen).toEqual([{ startSeconds: 5.9, endSeconds: 12 }]);
  });

  it('never calls a slide frozen: not after another slide, not after a cut from the camera', () => {
    expect(watch(shoot(20, slide)).frozen).toEqual([]);
    expect(watch(hold(20, slide(0))).frozen).toEqual([]);
    expect(watch(shoot(6, camera), hold(10, slide(0)), shoot(6, camera)).frozen).toEqual([]);
  });

  it('does not take an empty room for a frozen picture, however little the codec leaves of its noise', () => {
    const room = frameOf(ROOM, 64, 36);
    const rippled = (frame: number) =>
      room.map((value, index) => (index % 97 === frame % 97 ? value + 1 : value));
    expect(watch(shoot(6, camera), shoot(8, rippled), shoot(6, camera)).frozen).toEqual([]);
  });

  it('lets a camera stand still for less than 3 s', () => {
    const before = shoot(6, camera);
    expect(watch(before, hold(2, before.at(-1)!), shoot(4, camera)).frozen).toEqual([]);
  });

  it('finds black stretches to the frame', () => {
    expect(watch(shoot(2, camera), hold(1, BLACK), shoot(2, camera)).black).toEqual([
      { startSeconds: 2, endSeconds: 3, frames: 10 },
    ]);
  });

  it('does not call a dark room with a lit screen black', () => {
    const dark = frameOf((x, y) => (x > 40 && x < 60 && y < 20 ? 180 : 18), 64, 36);
    expect(watch(hold(3, dark)).black).toEqual([]);
  });

  it('knows the seconds in which a camera is on', () => {
    expect(watch(shoot(3, camera), hold(3, slide(0))).camera.map(Number)).toEqual([
      1, 1, 1, 0, 0, 0,
    ]);
  });
});
