import { screenSvg, slideSvg } from './computer-svg.ts';
import { createGestures } from './create-gestures.ts';
import { drawSprite } from './draw-sprite.ts';
import type { Actor } from './figure-of-person.ts';
import { makePersonActor } from './figure-of-person.ts';
import { FROM_A_COMPUTER, makePlate } from './make-plate.ts';
import { type Person, planPerson, pointerSvg } from './people-svg.ts';
import type { Picture } from './picture.ts';
import type { Random } from './random.ts';
import type { RoomLook } from './room-look.ts';
import { planRoomLook } from './room-look.ts';
import { backSvg, type Frame, frontSvg } from './room-svg.ts';
import { makeSprite } from './sprite.ts';

/** The ways a lesson shows its room. */
export type ViewKind = 'front' | 'teacher' | 'pupils' | 'pupil' | 'board' | 'slide' | 'screen';

/** What one camera (or a computer) sees: what stands still and what lives. Wider than the frame by `margin` a side. */
export type View = Readonly<{
  kind: ViewKind;
  camera: boolean;
  plate: Picture;
  actors: readonly Actor[];
  margin: Readonly<{ x: number; y: number }>;
}>;

/** One classroom: its look, its teacher, its pupils. All views of it are made from the same. */
export type Room = Readonly<{ look: RoomLook; teacher: Person; pupils: readonly Person[] }>;

export function planRoom(random: Random): Room {
  return {
    look: planRoomLook(random.fork('look')),
    teacher: planPerson(random.fork('teacher')),
    pupils: Array.from({ length: 6 }, (_, index) => planPerson(random.fork(`pupil ${index}`))),
  };
}

export type ViewPlan = Readonly<{
  kind: ViewKind;
  size: Readonly<{ width: number; height: number }>;
  /** How long its people must have something to do. */
  seconds: number;
  /** Share of the frame that the camera may move a side; 0: it stands. */
  margin: number;
}>;

/** What a camera of each kind frames, of a wall of 1920 × 1080. */
const FRAMES: Readonly<Record<'front' | 'teacher' | 'pupils' | 'pupil' | 'board', Frame>> = {
  front: { x: 0, y: 0, width: 1920, height: 1080 },
  teacher: { x: 720, y: 150, width: 1120, height: 630 },
  pupils: { x: 0, y: 0, width: 1920, height: 1080 },
  pupil: { x: 480, y: 330, width: 800, height: 450 },
  board: { x: 380, y: 180, width: 880, height: 495 },
};

export async function makeView(room: Room, plan: ViewPlan, random: Random): Promise<View> {
  const { kind, size } = plan;
  const margin = { x: even(size.width * plan.margin), y: even(size.height * plan.margin) };
  const whole = { width: size.width + 2 * margin.x, height: size.height + 2 * margin.y };
  if (kind === 'slide' || kind === 'screen') {
    const svg = kind === 'slide' ? slideSvg(random) : screenSvg(random);
    const plate = await makePlate(svg, size, FROM_A_COMPUTER, random);
    const actors = kind === 'slide' ? [] : [await makePointer(plan, random)];
    return { kind, camera: false, plate, actors, margin: { x: 0, y: 0 } };
  }
  const frame = widen(FRAMES[kind], plan.margin);
  const draw = kind === 'pupils' || kind === 'pupil' ? backSvg : frontSvg;
  const lens = (0.45 * size.height) / 720 + 0.1;
  const surface = { texture: random.between(0.02, 0.05), lens, falloff: random.between(0.05, 0.2) };
  const plate = await makePlate(draw(room.look, frame), whole, surface, random);
  const camera = { frame, scale: whole.width / frame.width, lens, seconds: plan.seconds };
  const actors = await makePeople(room, kind, camera, random);
  return { kind, camera: true, plate, actors, margin };
}

type Camera = Readonly<{ frame: Frame; scale: number; lens: number; seconds: number }>;

/** Where people are, in the walls' units: [who, x, y of the neck, size, seen from the front, walks, waves]. */
type Standing = readonly [Person, number, number, number, boolean, number, number];

async function makePeople(
  room: Room,
  kind: ViewKind,
  { frame, scale, lens, seconds }: Camera,
  random: Random,
): Promise<readonly Actor[]> {
  const { teacher, pupils } = room;
  const standing: Readonly<Partial<Record<ViewKind, readonly Standing[]>>> = {
    front: [
      [teacher, 1150, 420, 1.05, true, 170, 1.7],
      ...pupils.map((each, index): Standing => [each, 150 + index * 330, 920, 0.95, false, 6, 0.5]),
    ],
    teacher: [[teacher, 1150, 420, 1.05, true, 70, 1.8]],
    pupils: pupils.map((each, index): Standing => {
      const near = index > 3;
      const x = 300 + (index % 4) * 430 - (near ? 190 : 0);
      return [each, x, near ? 760 : 510, near ? 1.05 : 0.8, true, 10, 1.1];
    }),
    pupil: [[pupils[1]!, 860, 520, 0.85, true, 12, 1.1]],
    board: [[teacher, 1180, 560, 1.3, false, 60, 2.2]],
  };
  return Promise.all(
    (standing[kind] ?? []).map(([person, x, y, size, face, walks, waves], index) =>
      makePersonActor(
        person,
        {
          ...{ x: (x - frame.x) * scale, y: (y - frame.y) * scale, scale: size * scale },
          ...{ face, walks: walks * scale, waves, lens, seconds },
        },
        random.fork(`person ${index}`),
      ),
    ),
  );
}

async function makePointer({ size, seconds }: ViewPlan, random: Random): Promise<Actor> {
  const sprite = await makeSprite(pointerSvg(), size.height / 1080, 0);
  const [across, down] = [createGestures(random, seconds), createGestures(random, seconds)];
  return (picture, now) =>
    drawSprite(picture, sprite, {
      x: Math.round(size.width * (0.55 + 0.3 * across(now))),
      y: Math.round(size.height * (0.5 + 0.35 * down(now))),
      pivot: [0, 0],
    });
}

function widen({ x, y, width, height }: Frame, margin: number): Frame {
  return {
    ...{ x: x - width * margin, y: y - height * margin },
    ...{ width: width * (1 + 2 * margin), height: height * (1 + 2 * margin) },
  };
}

function even(value: number): number {
  return 2 * Math.round(value / 2);
}
