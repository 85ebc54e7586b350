import type { PlanePicture } from './plane-picture.ts';
import { DENSITY, type Person, type Room } from './room.ts';

/** Where a camera stands and looks; metres, radians. */
export type View = Readonly<{
  x: number;
  y: number;
  z: number;
  /** 0 looks at the front wall. */
  yaw: number;
  pitch: number;
  /** Half the width of the picture at a distance of 1. */
  spread: number;
}>;

type Axes = Readonly<{
  right: readonly [number, number, number];
  up: readonly [number, number, number];
  ahead: readonly [number, number, number];
}>;

/** Draws the walls; `light` is the lamps' share, which a projector's screen does not care about. */
export function renderRoom(room: Room, view: View, light: number, into: PlanePicture): void {
  const { width, height, luma, blue, red } = into;
  const { right, up, ahead } = axes(view);
  const step = (2 * view.spread) / width;
  for (let row = 0; row < height; row += 1) {
    const v = (height / 2 - row - 0.5) * step;
    for (let column = 0; column < width; column += 1) {
      const h = (column + 0.5 - width / 2) * step;
      const dx = ahead[0] + h * right[0] + v * up[0];
      const dy = ahead[1] + v * up[1];
      const dz = ahead[2] + h * right[2] + v * up[2];
      const tx = dx > 0 ? (room.wide - view.x) / dx : -view.x / dx;
      const ty = dy > 0 ? (room.high - view.y) / dy : -view.y / dy;
      const tz = dz > 0 ? (room.deep - view.z) / dz : -view.z / dz;
      const t = Math.min(tx, ty, tz);
      const [x, y, z] = [view.x + t * dx, view.y + t * dy, view.z + t * dz];
      const side = t === tx;
      const level = !side && t === ty;
      const face = side ? (dx > 0 ? 1 : 0) : level ? (dy > 0 ? 3 : 2) : dz > 0 ? 5 : 4;
      const texture = room.faces[face]!;
      const across = Math.min(texture.width - 1, Math.max(0, ((side ? z : x) * DENSITY) | 0));
      const down = (level ? z : room.high - y) * DENSITY;
      const along = Math.min(texture.height - 1, Math.max(0, down | 0));
      const lamp = face === 5 && isScreen(room, across, along) ? 1 : light;
      const index = row * width + column;
      luma[index] = 16 + (texture.luma[along * texture.width + across]! - 16) * lamp;
      if ((row & 1) === 0 && (column & 1) === 0) {
        const texel = (along >> 1) * (texture.width >> 1) + (across >> 1);
        const pixel = (row >> 1) * (width >> 1) + (column >> 1);
        blue[pixel] = 128 + (texture.blue[texel]! - 128) * lamp;
        red[pixel] = 128 + (texture.red[texel]! - 128) * lamp;
      }
    }
  }
}

/** Draws people over the walls, far ones first. */
export function renderPeople(
  people: readonly Person[],
  seconds: number,
  view: View,
  light: number,
  into: PlanePicture,
): void {
  const { right, ahead } = axes(view);
  const placed = people.map((person) => {
    const { x, z } = person.at(seconds);
    const [dx, dz] = [x - view.x, z - view.z];
    const away = dx * ahead[0] + dz * ahead[2];
    return { person, away, aside: dx * right[0] + dz * right[2] };
  });
  placed.sort((a, b) => b.away - a.away);
  for (const { person, away, aside } of placed) {
    if (away > 0.2) drawPerson(person, seconds, { away, aside }, view, light, into);
  }
}

function drawPerson(
  { tall, coat, legs, hair, pattern }: Person,
  seconds: number,
  { away, aside }: Readonly<{ away: number; aside: number }>,
  view: View,
  light: number,
  { width, height, luma, blue, red }: PlanePicture,
): void {
  const scale = width / (2 * view.spread * away);
  const centre = width / 2 + aside * scale;
  const horizon = height / 2 + (Math.tan(view.pitch) * width) / (2 * view.spread);
  const top = horizon - (tall - view.y) * scale;
  const last = Math.min(height, top + tall * scale);
  for (let row = Math.max(0, Math.floor(top)); row < last; row += 1) {
    const depth = (row - top) / scale;
    const head = depth < 0.27;
    const swing = 0.05 * Math.sin(seconds * 3 + pattern);
    const half = head
      ? 0.1 * Math.sqrt(Math.max(0, 1 - ((depth - 0.13) / 0.14) ** 2))
      : depth < 0.9
        ? 0.2 + Math.abs(swing)
        : 0.16;
    const [y, u, v] = depth < 0.12 ? hair : head ? [150, 112, 148] : depth < 0.9 ? coat : legs;
    const from = Math.max(0, Math.round(centre - half * scale));
    const to = Math.min(width, Math.round(centre + half * scale));
    for (let column = from; column < to; column += 1) {
      const aback = (column - centre) / scale;
      const cloth = 0.85 + 0.15 * Math.sin(aback * 40 + pattern) * Math.sin(depth * 23 + pattern);
      luma[row * width + column] = 16 + (y * cloth - 16) * light;
      if ((row & 1) === 0 && (column & 1) === 0) {
        const pixel = (row >> 1) * (width >> 1) + (column >> 1);
        blue[pixel] = 128 + (u - 128) * light;
        red[pixel] = 128 + (v - 128) * light;
      }
    }
  }
}

function isScreen({ screen }: Room, x: number, y: number): boolean {
  if (screen === null) return false;
  return x >= screen[0] && x < screen[2] && y >= screen[1] && y < screen[3];
}

function axes({ yaw, pitch }: View): Axes {
  const [s, c] = [Math.sin(yaw), Math.cos(yaw)];
  const [sp, cp] = [Math.sin(pitch), Math.cos(pitch)];
  return { right: [c, 0, -s], up: [-s * sp, cp, -c * sp], ahead: [s * cp, sp, c * cp] };
}
