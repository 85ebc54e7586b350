import { paintSlide } from './paint-slide.ts';
import { blankPicture, type Colour, fillBox, type PlanePicture } from './plane-picture.ts';
import { type Random, seededRandom } from './seeded-random.ts';

/** Texels a metre. */
export const DENSITY = 48;

/** Left, right, floor, ceiling, back and front wall. */
export const FACES = ['left', 'right', 'floor', 'ceiling', 'back', 'front'] as const;

/** Somebody in the room; metres, seconds. */
export type Person = Readonly<{
  at(seconds: number): Readonly<{ x: number; z: number }>;
  tall: number;
  coat: Colour;
  legs: Colour;
  hair: Colour;
  pattern: number;
}>;

/** A classroom as a box with painted walls; the front wall (z = deep) carries board and screen. */
export type Room = Readonly<{
  wide: number;
  high: number;
  deep: number;
  faces: readonly PlanePicture[];
  /** Left, top, right, bottom in texels of the front wall; lights do not reach it. null: no projector. */
  screen: readonly [number, number, number, number] | null;
  deck: number;
  people: readonly Person[];
  teacher: Person;
}>;

export function buildRoom(seed: number): Room {
  const random = seededRandom(seed);
  const wide = random.between(6, 10);
  const high = random.between(2.8, 3.6);
  const deep = random.between(7, 11);
  const wall: Colour = [
    random.between(70, 205),
    random.between(114, 140),
    random.between(116, 142),
  ];
  const [tall, across, along] = [texels(high), texels(wide), texels(deep)];
  const walls = [along, along, across, across].map((length) =>
    paintWall(random, length, tall, wall),
  );
  const floor = paintFloor(random, across, along);
  const ceiling = paintCeiling(random, across, along);
  const screen = random.chance(0.6)
    ? ([across * 0.15, tall * 0.12, across * 0.15 + tall * 0.9, tall * 0.62] as const)
    : null;
  fillBox(
    walls[3]!,
    [across * 0.5, tall * 0.25, across * 0.92, tall * 0.65],
    random.chance(0.5) ? [50, 120, 120] : [215, 128, 128],
  );
  const [pace, span, phase] = [
    random.between(0.1, 0.5),
    random.between(0.2, 0.35),
    random.between(0, 6),
  ];
  const teacher = buildPerson(random, (seconds) => ({
    x: wide / 2 + wide * span * Math.sin(pace * seconds + phase),
    z: deep - 1.2 + 0.4 * Math.sin(2.3 * pace * seconds),
  }));
  return {
    ...{ wide, high, deep, screen, deck: seed, teacher },
    faces: [walls[0]!, walls[1]!, floor, ceiling, walls[2]!, walls[3]!],
    people: [teacher, ...seatPupils(random, wide, deep)],
  };
}

/** Shows a page of the deck on the room's screen. */
export function showPage({ faces, screen, deck }: Room, page: number): void {
  if (screen === null) return;
  const front = faces[5]!;
  const [left, top, right, bottom] = screen.map((edge) => Math.round(edge / 2) * 2) as [
    number,
    number,
    number,
    number,
  ];
  const slide = paintSlide(deck, page, { width: right - left, height: bottom - top });
  for (let y = 0; y < slide.height; y += 1) {
    const row = slide.luma.subarray(y * slide.width, (y + 1) * slide.width);
    front.luma.set(row, (top + y) * front.width + left);
  }
}

function texels(metres: number): number {
  return 2 * Math.round((metres * DENSITY) / 2);
}

/** Uneven paint, and posters, doors and windows on it. */
function paintWall(random: Random, width: number, height: number, paint: Colour): PlanePicture {
  const picture = blankPicture(width, height, paint[0]);
  fillBox(picture, [0, 0, width, height], paint);
  for (let thing = random.whole(2, 9); thing > 0; thing -= 1) {
    const [x, y] = [random.between(0, width), random.between(0, height * 0.7)];
    const [w, h] = [random.between(15, 110), random.between(15, 90)];
    const colour = anyColour(random);
    fillBox(picture, [x, y, x + w, y + h], colour);
    for (let part = random.whole(0, 6); part > 0; part -= 1) {
      const [px, py] = [x + random.share() * w * 0.7, y + random.share() * h * 0.7];
      const [pw, ph] = [random.share() * w * 0.3, random.share() * h * 0.3];
      fillBox(picture, [px, py, px + pw, py + ph], anyColour(random));
    }
  }
  shade(picture, random);
  return picture;
}

function paintFloor(random: Random, width: number, height: number): PlanePicture {
  const colour = anyColour(random);
  const picture = blankPicture(width, height, colour[0]);
  fillBox(picture, [0, 0, width, height], colour);
  const tile = random.whole(20, 60);
  for (let y = 0; y < height; y += tile)
    fillBox(picture, [0, y, width, y + 2], [colour[0] * 0.7, 128, 128]);
  for (let x = 0; x < width; x += tile)
    fillBox(picture, [x, 0, x + 2, height], [colour[0] * 0.7, 128, 128]);
  const desk = anyColour(random);
  for (let y = height * 0.15; y < height * 0.7; y += 70) {
    for (let x = 30; x < width - 60; x += 90) fillBox(picture, [x, y, x + 55, y + 28], desk);
  }
  shade(picture, random);
  return picture;
}

function paintCeiling(random: Random, width: number, height: number): PlanePicture {
  const picture = blankPicture(width, height, random.between(140, 215));
  for (let y = 40; y < height; y += 110) {
    fillBox(picture, [width * 0.2, y, width * 0.35, y + 14], [235, 128, 128]);
    fillBox(picture, [width * 0.65, y, width * 0.8, y + 14], [235, 128, 128]);
  }
  return picture;
}

/** Light falls unevenly, and nothing is quite plain. */
function shade({ width, height, luma }: PlanePicture, random: Random): void {
  const [a, b, c] = [random.between(0.5, 3), random.between(0.5, 3), random.between(0, 6)];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const light = 1 + 0.14 * Math.sin((a * x) / width + (b * y) / height + c);
      luma[y * width + x]! *= light * (0.96 + 0.08 * random.share());
    }
  }
}

function seatPupils(random: Random, wide: number, deep: number): Person[] {
  const pupils: Person[] = [];
  for (let z = deep * 0.25; z < deep * 0.7; z += 1.3) {
    for (let x = 0.9; x < wide - 0.7; x += 1.3) {
      if (random.chance(0.3)) continue;
      const [pace, phase, sway] = [
        random.between(0.2, 1.5),
        random.between(0, 6),
        random.between(0.01, 0.08),
      ];
      const seated = buildPerson(random, (seconds) => ({
        x: x + sway * Math.sin(pace * seconds + phase),
        z,
      }));
      pupils.push({ ...seated, tall: random.between(1.1, 1.3) });
    }
  }
  return pupils;
}

export function buildPerson(random: Random, at: Person['at']): Person {
  return {
    at,
    tall: random.between(1.55, 1.85),
    coat: anyColour(random),
    legs: [random.between(25, 90), 128, 128],
    hair: [random.between(20, 60), 126, 130],
    pattern: random.whole(0, 1000),
  };
}

function anyColour(random: Random): Colour {
  return [random.between(25, 225), random.between(96, 160), random.between(96, 160)];
}
