import { paintSlide } from './paint-slide.ts';
import { blankPicture, fillBox, type PlanePicture } from './plane-picture.ts';
import { renderPeople, renderRoom, type View } from './render-room.ts';
import { buildPerson, type Person, type Room, showPage } from './room.ts';
import type { Random } from './seeded-random.ts';

/** What a camera or a screen recorder shows at a time of its own; seconds may run on for ever. */
export type Take = Readonly<{
  name: string;
  draw(seconds: number, into: PlanePicture): void;
}>;

export const CAMERA_MOVES = ['still', 'hand', 'pan', 'sweep', 'zoom'] as const;
export type CameraMove = (typeof CAMERA_MOVES)[number];

/** Radians to either side. */
const SWING = 0.8;

export type CameraWish = Readonly<{
  room: Room;
  move: CameraMove;
  /** Looks at the teacher from near. */
  close: boolean;
  /** When somebody walks past the lens. */
  passers: readonly number[];
  /** The lamps' share at a time, 0 to 1. */
  light(seconds: number): number;
  /** Seconds between two pages on the screen in the room; a broken number shows that they do not change. */
  pageSeconds: number;
}>;

/** A camera in a room. */
export function cameraTake(random: Random, wish: CameraWish): Take {
  const { room, move, close } = wish;
  const [x, z] = [random.between(0.6, room.wide - 0.6), random.between(0.5, room.deep * 0.45)];
  const y = random.between(1.3, room.high - 0.6);
  const teacher = room.teacher.at(0);
  const yaw = close ? Math.atan2(teacher.x - x, teacher.z - z) : random.between(-0.9, 0.9);
  const wide = close ? random.between(0.12, 0.25) : random.between(0.35, 0.75);
  const [speed, phase] = [moveSpeed(random, move, wide), random.between(0, 6)];
  const pitch = random.between(-0.2, 0.05);
  const view = (seconds: number): View => {
    const sway = move === 'hand' ? 0.012 : 0;
    const shift = Math.sin(seconds * 2.1 + phase) + Math.sin(seconds * 5.3 + 2 * phase);
    const swing =
      move === 'pan' || move === 'sweep' ? SWING * Math.sin(seconds * speed + phase) : 0;
    const zoom = move === 'zoom' ? 1.6 ** Math.sin(seconds * speed + phase) : 1;
    const tilt = sway * Math.sin(seconds * 3.7 + phase);
    return { x, y, z, yaw: yaw + swing + sway * shift, pitch: pitch + tilt, spread: wide * zoom };
  };
  const walkers = wish.passers.map((when) => passer(random, view(when), when));
  // A camera that stands still shows the same walls again.
  const walls = remember((key: Walls, into) => {
    showPage(room, key.page);
    renderRoom(room, key, key.light, into);
  });
  return {
    name: `${close ? 'close' : 'wide'}-${move}`,
    draw(seconds, into) {
      const light = wish.light(seconds);
      const page = Math.floor(seconds / wish.pageSeconds);
      walls({ ...view(seconds), light, page }, into);
      const near = walkers.filter((_, each) => Math.abs(seconds - wish.passers[each]!) < 3);
      renderPeople([...room.people, ...near], seconds, view(seconds), light, into);
    },
  };
}

/** Full-screen pages of a deck, perhaps built up line by line. */
export function slideTake(deck: number, page: number, linesEvery: number | null): Take {
  const painted = remember(({ lines }: Readonly<{ lines: number }>, into) => {
    copy(paintSlide(deck, page, into, lines), into);
  });
  return {
    name: 'slide',
    draw(seconds, into) {
      painted({ lines: linesEvery === null ? 99 : 1 + Math.floor(seconds / linesEvery) }, into);
    },
  };
}

/** A recorded screen: a document that scrolls now and then, a pointer, a window that opens. */
export function screenTake(deck: number): Take {
  return {
    name: 'screen',
    draw(seconds, into) {
      const { width, height } = into;
      copy(paintSlide(deck, 1, into), into);
      const scroll = Math.round(height * 0.05 * Math.floor(seconds * 1.5));
      const strip = paintSlide(deck, 2, { width, height: height * 2 });
      const from = scroll % height;
      for (let row = Math.round(height * 0.2); row < height * 0.95; row += 1) {
        const line = strip.luma.subarray((from + row) * width, (from + row) * width + width * 0.6);
        into.luma.set(line, row * width);
      }
      if (seconds % 9 > 5) {
        const [left, top] = [width * 0.45, height * 0.3];
        fillBox(into, [left, top, left + width * 0.4, top + height * 0.4], [200, 130, 126]);
        fillBox(into, [left, top, left + width * 0.4, top + height * 0.05], [90, 150, 110]);
      }
      const x = width * (0.5 + 0.3 * Math.sin(seconds * 1.7));
      const y = height * (0.5 + 0.3 * Math.sin(seconds * 1.1));
      fillBox(into, [x, y, x + width * 0.012, y + height * 0.03], [20, 128, 128]);
    },
  };
}

/** How fast a turn or a zoom swings: a hasty hand turns by one and a half pictures a second at most. */
function moveSpeed(random: Random, move: CameraMove, spread: number): number {
  if (move === 'zoom') return random.between(0.4, 1.2);
  const pictures = move === 'sweep' ? random.between(0.7, 1.5) : random.between(0.05, 0.3);
  return (pictures * 2 * Math.atan(spread)) / SWING;
}

/** Walks across the picture half a metre or a metre from the lens, and hides most of it on the way. */
function passer(random: Random, view: View, when: number): Person {
  const away = random.between(0.35, 1);
  const pace = random.pick([-1, 1]) * random.between(0.8, 1.6);
  const [s, c] = [Math.sin(view.yaw), Math.cos(view.yaw)];
  return buildPerson(random, (seconds) => {
    const aside = pace * (seconds - when);
    return { x: view.x + s * away + c * aside, z: view.z + c * away - s * aside };
  });
}

type Walls = View & Readonly<{ light: number; page: number }>;

/** Draws again only when something is another than the last time. */
function remember<Key extends Readonly<Record<string, number>>>(
  draw: (key: Key, into: PlanePicture) => void,
): (key: Key, into: PlanePicture) => void {
  let last: Readonly<{ key: string; picture: PlanePicture }> | null = null;
  return (key, into) => {
    const name = `${into.width} ${Object.values(key).join(' ')}`;
    if (last?.key !== name) {
      const picture = last?.picture ?? blankPicture(into.width, into.height);
      draw(key, picture);
      last = { key: name, picture };
    }
    copy(last.picture, into);
  };
}

function copy(from: PlanePicture, into: PlanePicture): void {
  into.luma.set(from.luma);
  into.blue.set(from.blue);
  into.red.set(from.red);
}
