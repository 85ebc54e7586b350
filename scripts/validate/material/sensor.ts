import type { Picture } from './picture.ts';
import type { Random } from './random.ts';

const TILE = 1 << 20;

/** Grain of a sensor: another one every frame. `sigma`: levels of luma, one deviation; colour has half. */
export type Sensor = (picture: Picture) => void;

export function createSensor(random: Random, sigma: number): Sensor {
  if (sigma <= 0) return () => {};
  const grain = Int8Array.from({ length: TILE }, () => Math.round(random.normal() * sigma));
  const fine = Int8Array.from({ length: TILE }, () => Math.round((random.normal() * sigma) / 2));
  return ({ y, u, v }) => {
    addGrain(y, grain, random.whole(0, TILE - 1));
    addGrain(u, fine, random.whole(0, TILE - 1));
    addGrain(v, fine, random.whole(0, TILE - 1));
  };
}

function addGrain(plane: Uint8ClampedArray, grain: Int8Array, from: number): void {
  for (let at = 0; at < plane.length; at += 1) {
    plane[at] = plane[at]! + grain[(from + at) & (TILE - 1)]!;
  }
}
