import type { FindingCode } from '../../../storage/catalog/report.ts';
import { type Chance, drawRoom, frameOfRoom, type Look, ROOM_FRAME } from './draw-room.ts';

/** A short film with one edit in it, or none, frame by frame. */
export type Trial = Readonly<{
  name: string;
  /** null: nothing is wrong. */
  code: FindingCode | null;
  atSeconds: number;
  framesPerSecond: number;
  frames: number;
  draw(frame: number): Uint8Array;
}>;

const SECONDS = 10;
const VISIBLE_SHARE = 0.05;
const VISIBLE_LEVELS = 12;
const RATES = [10, 12.5, 25, 30] as const;
const COLOURS = ['brighter', 'darker', 'warmer', 'cooler', 'more contrast'] as const;

/** Trials of every kind with one stream of chance. */
export function planTrials(seed: number, chance: Chance): readonly Trial[] {
  const between = (least: number, most: number) => least + (most - least) * chance();
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)]!;
  const framesPerSecond = pick(RATES);
  const frames = Math.round(SECONDS * framesPerSecond);
  const cut = Math.round(between(3, 7) * framesPerSecond);
  const common = { framesPerSecond, frames, atSeconds: cut / framesPerSecond };
  const [room, other] = [drawRoom(seed), drawRoom(seed + 1_000_003)];
  const film = { grain: between(0.5, 3), chance };
  const start = between(0, 50);
  const seconds = (frame: number) => start + frame / framesPerSecond;
  const plain = (frame: number, look: Partial<Look> = {}) =>
    frameOfRoom(room, { seconds: seconds(frame), ...look }, film);

  const missing = visibleGap(
    Array.from({ length: 12 }, () => between(1.5, 6)),
    (later) => plain(cut, { seconds: seconds(cut) + later }),
    plain(cut - 1),
  );
  const zoom = between(1.06, 1.16);
  const step = pick(COLOURS);
  const size = between(1, 2);
  const flash = 1 + Math.floor(4 * chance());
  const [wide, fast, slow] = [between(0.4, 1.5), between(7, 25), between(5, 20)];
  const pan = between(0.5, 3);
  const graded = (frame: number) =>
    frameOfRoom(
      room,
      { seconds: seconds(frame) },
      {
        ...film,
        grade: ([luma, u, v]) => {
          switch (step) {
            case 'brighter':
              return [luma + 12 * size, u, v];
            case 'darker':
              return [luma - 12 * size, u, v];
            case 'warmer':
              return [luma, u - 5 * size, v + 5 * size];
            case 'cooler':
              return [luma, u + 5 * size, v - 5 * size];
            case 'more contrast':
              return [128 + (luma - 128) * (1 + 0.3 * size), u, v];
          }
        },
      },
    );
  const photo = (frame: number) =>
    frameOfRoom(
      room,
      { seconds: seconds(frame) },
      {
        ...film,
        grade: ([luma, u, v]) => [luma * 1.4 + 30, u, v],
      },
    );

  return [
    { ...common, name: 'nothing', code: null, draw: (n) => plain(n) },
    {
      ...common,
      name: 'pan',
      code: null,
      draw: (n) => plain(n, { x: pan * (n / framesPerSecond) }),
    },
    {
      ...common,
      name: 'photo flash',
      code: null,
      draw: (n) => (n >= cut && n < cut + 2 ? photo(n) : plain(n)),
    },
    {
      ...common,
      name: 'another view',
      code: null,
      draw: (n) => (n < cut ? plain(n) : frameOfRoom(other, { seconds: seconds(n) }, film)),
    },
    {
      ...common,
      name: `${missing.toFixed(1)} s missing`,
      code: 'cut.jump-cut',
      draw: (n) => (n < cut ? plain(n) : plain(n, { seconds: seconds(n) + missing })),
    },
    {
      ...common,
      name: `enlarged ${zoom.toFixed(2)} times`,
      code: 'cut.jump-cut',
      draw: (n) => (n < cut ? plain(n) : plain(n, { zoom })),
    },
    {
      ...common,
      name: `${step} (${size.toFixed(1)})`,
      code: 'cut.colour-jump',
      draw: (n) => (n < cut ? plain(n) : graded(n)),
    },
    {
      ...common,
      name: `${flash} frames of another view`,
      code: 'cut.flash-frame',
      draw: (n) =>
        n >= cut && n < cut + Math.min(flash, Math.floor(0.3 * framesPerSecond))
          ? frameOfRoom(other, { seconds: seconds(n) }, film)
          : plain(n),
    },
    {
      ...common,
      name: `trembling by ${wide.toFixed(2)} pixels`,
      code: 'picture.shaky',
      atSeconds: 0,
      draw: (n) => {
        const t = n / framesPerSecond;
        return plain(n, { x: wide * Math.sin(fast * t), y: 0.7 * wide * Math.cos(slow * t) });
      },
    },
  ];
}

/** The first gap behind which somebody stands elsewhere: people who come back to where they were leave no jump. */
function visibleGap(
  gaps: readonly number[],
  draw: (gap: number) => Uint8Array,
  before: Uint8Array,
): number {
  const pixels = ROOM_FRAME.width * ROOM_FRAME.height;
  const moved = (gap: number) => {
    const after = draw(gap);
    let count = 0;
    for (let pixel = 0; pixel < pixels; pixel += 1) {
      if (Math.abs(after[pixel]! - before[pixel]!) > VISIBLE_LEVELS) count += 1;
    }
    return count / pixels;
  };
  return gaps.find((gap) => moved(gap) >= VISIBLE_SHARE) ?? gaps[0]!;
}
