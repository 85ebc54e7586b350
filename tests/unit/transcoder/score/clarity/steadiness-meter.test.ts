import { expect, it } from 'vitest';
import { createSteadinessMeter } from '../../../../../transcoder/score/clarity/steadiness-meter.ts';
import { frameOf, type Scene, seeded } from '../picture.ts';

const [WIDTH, HEIGHT, RATE] = [64, 36, 25];
const random = seeded(7);
/** A room through a lens: no edge is sharper than a pixel, so that it can move by a part of one. */
const lens: Scene = (x, y) =>
  120 +
  30 * Math.sin(x / 2.3) * Math.cos(y / 3.1) +
  25 * Math.sin(x / 5.1 + y / 4.3 + 1) +
  20 * Math.cos(x / 7.7 - y / 2.9);

/** What the meter says of frames that the camera takes at these places, in pixels of the tiny frame. */
function jitter(places: readonly (readonly [x: number, y: number])[], walker = false) {
  const tap = { pixelFormat: 'yuv420p', width: WIDTH, height: HEIGHT } as const;
  const meter = createSteadinessMeter({ ...tap, framesPerSecond: RATE });
  places.forEach(([x, y], n) => {
    const scene: Scene = (column, row) => {
      const person = walker && Math.abs(column - (10 + n / 4)) < 7 && row > 8;
      return (person ? 60 + ((row + n) % 9) * 8 : lens(column + x, row + y)) + 2 * random();
    };
    meter.frame(frameOf(scene, WIDTH, HEIGHT), n / RATE);
  });
  const { jitterShare } = meter.result();
  const known = jitterShare.slice(1, -1).filter((share) => share !== null);
  expect(known.length).toBeGreaterThan(0.7 * (jitterShare.length - 2));
  return known;
}

const path = (place: (seconds: number) => readonly [number, number]) =>
  Array.from({ length: 4 * RATE }, (_, n) => place(n / RATE));
const most = (values: readonly number[]) => Math.max(...values);
const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

it('sees nothing tremble on a tripod, whoever walks before it', () => {
  expect(most(jitter(path(() => [0, 0])))).toBeLessThan(0.0008);
  expect(
    most(
      jitter(
        path(() => [0, 0]),
        true,
      ),
    ),
  ).toBeLessThan(0.0015);
});

it('sees no trembling in a pan, however fast it goes on', () => {
  expect(most(jitter(path((t) => [5 * t, t])))).toBeLessThan(0.0015);
});

it.each([0.3, 0.6, 1.5])('measures a hand that trembles by %f pixels', (amplitude) => {
  const shaken = jitter(path((t) => [amplitude * Math.sin(20 * t), amplitude * Math.cos(17 * t)]));
  expect(mean(shaken) / (amplitude / WIDTH)).toBeGreaterThan(0.7);
  expect(mean(shaken) / (amplitude / WIDTH)).toBeLessThan(1.4);
});

it('measures it behind somebody who walks, and on a pan', () => {
  const shaken = jitter(
    path((t) => [3 * t + 0.6 * Math.sin(20 * t), 0.6 * Math.cos(17 * t)]),
    true,
  );
  expect(mean(shaken)).toBeGreaterThan(0.005);
});

it('says nothing where there is nothing to see', () => {
  const tap = { pixelFormat: 'yuv420p', width: WIDTH, height: HEIGHT } as const;
  const meter = createSteadinessMeter({ ...tap, framesPerSecond: RATE });
  for (let n = 0; n < 2 * RATE; n += 1) {
    meter.frame(
      frameOf(() => 90, WIDTH, HEIGHT),
      n / RATE,
    );
  }
  expect(new Set(meter.result().jitterShare)).toEqual(new Set([null]));
});
