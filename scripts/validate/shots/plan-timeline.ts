import { buildRoom, type Room } from './room.ts';
import { type Random, seededRandom } from './seeded-random.ts';
import {
  CAMERA_MOVES,
  type CameraMove,
  cameraTake,
  screenTake,
  slideTake,
  type Take,
} from './take.ts';
import type { Flash, JoinKind, Piece, Timeline } from './timeline.ts';

const RATES = [
  ['25', 25],
  ['25', 25],
  ['30000/1001', 29.97],
  ['24', 24],
  ['50', 50],
  ['60', 60],
  ['12.5', 12.5],
  ['10', 10],
  ['15', 15],
] as const;
const SIZES = [
  [320, 180],
  [320, 180],
  [384, 216],
  [320, 240],
  [180, 320],
] as const;

/** An edited lesson of about so many seconds: cameras of two rooms, slides, screens; every kind of join. */
export function planEdit(seed: number, seconds: number): Timeline {
  const random = seededRandom(seed);
  const frame = chooseFrame(random);
  const rooms = [buildRoom(seed * 31 + 1), buildRoom(seed * 31 + 2)];
  const moves: readonly CameraMove[] = [
    random.pick(CAMERA_MOVES),
    random.pick(['still', 'hand', 'pan']),
  ];
  const camera = (room: Room, close: boolean) =>
    cameraTake(random, {
      ...{ room, close, move: random.pick(moves), passers: [], light: () => 1 },
      pageSeconds: random.between(6, 15),
    });
  const takes = [
    camera(rooms[0]!, false),
    camera(rooms[0]!, false),
    camera(rooms[0]!, true),
    camera(rooms[1]!, random.chance(0.5)),
  ];
  const pieces: Piece[] = [];
  let at = 0;
  let page = 0;
  let last: Take | null = null;
  while (at < seconds) {
    const jump =
      last !== null && last.name !== 'slide' && last.name !== 'screen' && random.chance(0.1);
    const kind = random.share();
    page += 1;
    const others = takes.filter((take) => take !== last);
    const take: Take = jump
      ? last!
      : kind < 0.7
        ? random.pick(others)
        : kind < 0.95
          ? slideTake(seed, page, random.chance(0.2) ? 1.5 : null)
          : screenTake(seed + page);
    const join = jump ? JUMP : chooseJoin(random, frame.framesPerSecond);
    const short = random.chance(0.06);
    const frames = short
      ? random.whole(1, 4)
      : Math.round(
          frame.framesPerSecond *
            (random.chance(0.2) ? random.between(0.6, 1.5) : random.between(2, 7)),
        );
    // A few frames are no place for a slow join.
    const plain =
      short || pieces.at(-1)?.join.label === 'flash'
        ? { ...CUT, label: short ? 'flash' : 'cut' }
        : join;
    const before = pieces.at(-1);
    const fromSeconds =
      jump && before !== undefined
        ? before.fromSeconds + before.frames / frame.framesPerSecond + random.between(1, 4)
        : random.between(0, 60);
    pieces.push({
      take,
      fromSeconds,
      frames: frame.repeats * Math.ceil(frames / frame.repeats),
      join: plain,
    });
    last = take;
    at += (frames + plain.frames) / frame.framesPerSecond;
  }
  return { name: `edit-${seed}`, ...frame, pieces, flashes: [] };
}

/** One take with all that happens in a classroom and is no cut. */
export function planUncut(seed: number, seconds: number): Timeline {
  const random = seededRandom(seed);
  const frame = chooseFrame(random);
  const room = buildRoom(seed * 31 + 1);
  const often = (every: number) =>
    Array.from({ length: Math.ceil(seconds / every) }, (_, n) => (n + random.share()) * every);
  const switches = random.chance(0.6) ? often(25) : [];
  const dark = random.between(0.25, 0.6);
  const light = (now: number) => {
    const lamp = switches.filter((each) => each < now).length % 2 === 0 ? 1 : dark;
    return lamp;
  };
  const take = cameraTake(random, {
    ...{ room, light, close: random.chance(0.2), move: random.pick(CAMERA_MOVES) },
    ...{ passers: often(7), pageSeconds: random.between(3, 8) },
  });
  const flashes: Flash[] = often(6).map((at) => ({
    frame: Math.round(at * frame.framesPerSecond),
    gain: random.between(1.4, 4),
    part: random.chance(0.4) ? random.between(0.2, 0.9) : 1,
    frames: random.whole(1, frame.framesPerSecond > 20 ? 4 : 2),
  }));
  const shown = random.chance(0.12) ? screenTake(seed) : take;
  const pieces = [
    { take: shown, fromSeconds: 0, frames: Math.round(seconds * frame.framesPerSecond), join: CUT },
  ];
  return { name: `uncut-${seed}`, ...frame, pieces, flashes: shown === take ? flashes : [] };
}

const CUT = { kind: 'cut', frames: 0, heldFrames: 0, label: 'cut' } as const;
const JUMP = { ...CUT, label: 'jump' } as const;

function chooseJoin(random: Random, framesPerSecond: number): Piece['join'] {
  const kind: JoinKind = random.chance(0.65)
    ? 'cut'
    : random.pick(['dissolve', 'dissolve', 'dissolve', 'fade', 'fade', 'white', 'wipe']);
  if (kind === 'cut') return CUT;
  const frames = 2 * Math.round((framesPerSecond * random.between(0.3, 3)) / 2);
  const held = kind === 'fade' && random.chance(0.5) ? random.between(0, 1) : 0;
  return { kind, frames, heldFrames: Math.round(held * framesPerSecond), label: kind };
}

function chooseFrame(random: Random) {
  const [rate, framesPerSecond] = random.pick(RATES);
  const [width, height] = random.pick(SIZES);
  const crf = String(random.whole(18, 34));
  const every = random.pick([50, 250]);
  return {
    ...{ width, height, rate, framesPerSecond },
    noise: random.chance(0.3) ? random.between(4, 12) : random.between(0.5, 3),
    flicker: random.chance(0.25) ? random.between(0.01, 0.04) : 0,
    repeats: framesPerSecond > 20 && random.chance(0.2) ? 2 : 1,
    bars: random.chance(0.12) ? 0.12 : 0,
    encoder: ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', crf, '-g', `${every}`],
  };
}
