import { createRandom } from '../material/random.ts';

/** 0 up to, not including, 1. */
export type Chance = () => number;

/** Luma, and both chromas less grey, at a place of a scene. */
type Colour = readonly [luma: number, u: number, v: number];

/** What a camera sees: `seconds` into the scene, moved by so many pixels and enlarged. */
export type Look = Readonly<{ seconds: number; x?: number; y?: number; zoom?: number }>;

/** A view of a room with people who never stand quite still. */
export type Room = (column: number, row: number, look: Look) => Colour;

export const ROOM_FRAME = { width: 64, height: 36 } as const;

type Box = Readonly<{ left: number; top: number; right: number; bottom: number; colour: Colour }>;
type Person = Readonly<{
  x: number;
  y: number;
  width: number;
  strides: readonly number[];
  colour: Colour;
}>;

/** Another room for every seed: furniture with soft edges, and one to three people who sway and walk. */
export function drawRoom(seed: number): Room {
  const chance = createRandom(seed).unit;
  const between = (least: number, most: number) => least + (most - least) * chance();
  const tint = (): Colour => [between(40, 215), between(-25, 25), between(-25, 25)];
  const wall: Colour = [between(90, 190), between(-8, 4), between(-4, 10)];
  const boxes = Array.from({ length: 14 }, (): Box => {
    const [left, top] = [between(-6, 60), between(-4, 34)];
    const [right, bottom] = [left + between(4, 18), top + between(3, 12)];
    return { left, top, right, bottom, colour: tint() };
  });
  const people = Array.from({ length: 1 + Math.floor(3 * chance()) }, (): Person => {
    const strides = [between(1, 5), between(1.5, 4), between(0.5, 1.5), between(0.8, 1.6)];
    const [x, y] = [between(10, 54), between(6, 16)];
    return { x, y, width: between(4, 8), strides, colour: tint() };
  });
  return (column, row, { seconds, x = 0, y = 0, zoom = 1 }) => {
    const at = (column - ROOM_FRAME.width / 2) / zoom + ROOM_FRAME.width / 2 + x;
    const down = (row - ROOM_FRAME.height / 2) / zoom + ROOM_FRAME.height / 2 + y;
    let colour: Colour = wall;
    for (const box of boxes) {
      const share = soft(at - box.left, box.right - at) * soft(down - box.top, box.bottom - down);
      if (share > 0) colour = mix(colour, box.colour, share);
    }
    for (const person of people) {
      const [far = 0, slow = 1, near = 0, quick = 1] = person.strides;
      const walk = far * Math.sin(seconds / slow) + near * Math.sin(seconds / quick + 1);
      const middle = person.x + 1.5 * walk;
      const half = person.width / 2 - (down < person.y + 5 ? 1.2 : 0);
      const share = soft(at - middle + half, middle + half - at) * soft(down - person.y, 99);
      if (share > 0) {
        const fold = 18 * Math.sin(down / 1.7 + at - middle);
        colour = mix(colour, [person.colour[0] + fold, person.colour[1], person.colour[2]], share);
      }
    }
    return colour;
  };
}

/** A yuv420p frame of a room, through `grade`, with grain of the sensor. */
export function frameOfRoom(
  room: Room,
  look: Look,
  {
    grain,
    chance,
    grade,
  }: Readonly<{ grain: number; chance: Chance; grade?: (c: Colour) => Colour }>,
): Uint8Array {
  const { width, height } = ROOM_FRAME;
  const bytes = new Uint8Array((width * height * 3) / 2);
  const level = (value: number) => Math.max(16, Math.min(235, Math.round(value)));
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const seen = room(column, row, look);
      const [luma, u, v] = grade === undefined ? seen : grade(seen);
      bytes[row * width + column] = level(luma + grain * (chance() + chance() - 1));
      if (row % 2 === 1 || column % 2 === 1) continue;
      const chroma = width * height + (row >> 1) * (width >> 1) + (column >> 1);
      bytes[chroma] = level(128 + u);
      bytes[chroma + (width * height) / 4] = level(128 + v);
    }
  }
  return bytes;
}

/** 0 to 1 over a pixel at the nearer of two edges. */
function soft(toOne: number, toOther: number): number {
  return Math.max(0, Math.min(1, Math.min(toOne, toOther) + 0.5));
}

function mix(under: Colour, over: Colour, share: number): Colour {
  const part = (index: 0 | 1 | 2) => under[index] + (over[index] - under[index]) * share;
  return [part(0), part(1), part(2)];
}
