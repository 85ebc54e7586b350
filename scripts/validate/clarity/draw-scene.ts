import { createRandom } from '../material/random.ts';
import {
  box,
  bust,
  type Draw,
  desks,
  grey,
  line,
  pick,
  room,
  shade,
  svg,
  writing,
} from './furniture.ts';

export const SCENE_KINDS = [
  'classroom',
  'blackboard',
  'pupils',
  'yard',
  'laboratory',
  'slide',
  'projection',
  'wall',
] as const;
export type SceneKind = (typeof SCENE_KINDS)[number];

/** A part of a scene that is covered with texture: so many levels of contrast. */
type Surface = Readonly<{ x: number; y: number; width: number; height: number; levels: number }>;

export type Scene = Readonly<{
  kind: SceneKind;
  width: number;
  height: number;
  /** The scene without its person, an SVG document. */
  ground: string;
  /** Where the ground has texture. */
  surfaces: readonly Surface[];
  /** Someone who moves about in it, an SVG document with a clear ground; null: a slide has nobody. */
  person: string | null;
  /** Whether a camera took it, rather than a screen recorder. */
  camera: boolean;
}>;

/** A scene of a lesson, never the same for two seeds; every measure must take it as it is. */
export function drawScene(kind: SceneKind, seed: number, width: number, height: number): Scene {
  const random = createRandom(seed * 31 + SCENE_KINDS.indexOf(kind)).unit;
  const draw = { random, width, height };
  const parts = PARTS[kind](draw);
  return {
    ...{ kind, width, height },
    ground: svg(width, height, parts.shapes.join('')),
    surfaces: parts.surfaces,
    person: kind === 'slide' ? null : drawPerson(draw),
    camera: kind !== 'slide',
  };
}

type Parts = Readonly<{ shapes: readonly string[]; surfaces: readonly Surface[] }>;

const PARTS: Readonly<Record<SceneKind, (draw: Draw) => Parts>> = {
  classroom(draw) {
    const { random, width, height } = draw;
    const wall = grey(random, 165, 215, 8);
    const floor = height * (0.68 + random() * 0.1);
    const board = { x: width * (0.2 + random() * 0.1), y: height * 0.12 };
    const boardWidth = width * 0.5;
    const boardHeight = height * 0.36;
    return {
      shapes: [
        room(width, height, wall),
        box(0, floor, width, height - floor, grey(random, 90, 150, 25)),
        box(width * 0.82, height * 0.1, width * 0.14, height * 0.4, '#e9f1f6'),
        box(width * 0.885, height * 0.1, width * 0.008, height * 0.4, '#6a6f72'),
        box(board.x - 6, board.y - 6, boardWidth + 12, boardHeight + 12, '#7b5a36'),
        box(board.x, board.y, boardWidth, boardHeight, pick(random, BOARDS)),
        ...writing(draw, { ...board, width: boardWidth, height: boardHeight }, 4, '#e8eee6'),
        ...desks(draw, floor),
      ],
      surfaces: [
        { x: 0, y: 0, width, height: floor, levels: 2 + random() * 3 },
        { x: 0, y: floor, width, height: height - floor, levels: 8 + random() * 10 },
      ],
    };
  },
  blackboard(draw) {
    const { random, width, height } = draw;
    const area = { x: width * 0.04, y: height * 0.05, width: width * 0.92, height: height * 0.8 };
    return {
      shapes: [
        box(0, 0, width, height, pick(random, BOARDS)),
        box(0, height * 0.93, width, height * 0.07, '#8a6a44'),
        ...writing(draw, area, 6 + Math.floor(random() * 3), '#e4eae2'),
      ],
      surfaces: [{ x: 0, y: 0, width, height: height * 0.93, levels: 4 + random() * 4 }],
    };
  },
  pupils(draw) {
    const { random, width, height } = draw;
    return {
      shapes: [
        room(width, height, grey(random, 150, 205, 10)),
        box(width * 0.05, height * 0.05, width * 0.3, height * 0.3, '#dfe8ee'),
        ...Array.from({ length: 14 }, (_, index) =>
          bust(
            draw,
            width * (0.08 + 0.14 * (index % 7) + random() * 0.03),
            height * (0.4 + 0.3 * Math.floor(index / 7)),
            height * 0.07,
          ),
        ),
        ...desks(draw, height * 0.75),
      ],
      surfaces: [{ x: 0, y: 0, width, height, levels: 4 + random() * 4 }],
    };
  },
  yard(draw) {
    const { random, width, height } = draw;
    const horizon = height * (0.3 + random() * 0.15);
    return {
      shapes: [
        box(0, 0, width, horizon, grey(random, 190, 225, 12)),
        box(width * 0.3, height * 0.08, width * 0.5, horizon - height * 0.08, '#b9a58c'),
        ...Array.from({ length: 12 }, (_, index) =>
          box(
            width * (0.33 + 0.075 * (index % 6)),
            height * (index < 6 ? 0.12 : 0.23),
            width * 0.04,
            height * 0.06,
            '#4c5c68',
          ),
        ),
        box(
          0,
          horizon,
          width,
          height - horizon,
          `rgb(${shade(random, 90, 120)},${shade(random, 100, 130)},80)`,
        ),
        box(0, height * 0.7, width, height * 0.3, '#8f8b84'),
      ],
      surfaces: [
        { x: 0, y: horizon, width, height: height * 0.7 - horizon, levels: 26 + random() * 16 },
        { x: 0, y: height * 0.7, width, height: height * 0.3, levels: 18 + random() * 14 },
      ],
    };
  },
  laboratory(draw) {
    const { random, width, height } = draw;
    return {
      shapes: [
        room(width, height, grey(random, 130, 190, 6)),
        box(0, height * 0.6, width, height * 0.4, grey(random, 60, 110, 10)),
        ...Array.from({ length: 9 }, () => {
          const x = random() * width;
          const w = width * (0.03 + random() * 0.05);
          const h = height * (0.1 + random() * 0.2);
          const colour = `hsl(${Math.floor(random() * 360)},${Math.floor(20 + random() * 45)}%,${Math.floor(30 + random() * 40)}%)`;
          return (
            box(x, height * 0.62 - h, w, h, colour) +
            box(x + w * 0.1, height * 0.62 - h * 0.9, w * 0.12, h * 0.8, '#f4f6f6')
          );
        }),
        ...writing(
          draw,
          { x: width * 0.55, y: height * 0.08, width: width * 0.35, height: height * 0.2 },
          3,
          '#222',
        ),
      ],
      surfaces: [
        { x: 0, y: 0, width, height: height * 0.6, levels: 3 + random() * 3 },
        { x: 0, y: height * 0.6, width, height: height * 0.4, levels: 8 + random() * 8 },
      ],
    };
  },
  slide(draw) {
    const { random, width, height } = draw;
    const dark = random() < 0.3;
    const ink = dark ? '#f2f2f2' : '#1d2530';
    const area = { x: width * 0.08, y: height * 0.25, width: width * 0.84, height: height * 0.6 };
    return {
      shapes: [
        box(0, 0, width, height, dark ? '#16243f' : '#ffffff'),
        box(0, 0, width, height * 0.14, `hsl(${Math.floor(random() * 360)},50%,40%)`),
        `<text x="${width * 0.06}" y="${height * 0.1}" font-size="${height * 0.07}" fill="#fff">${line(random, 5)}</text>`,
        ...writing(draw, area, 6, ink),
      ],
      surfaces: [],
    };
  },
  projection(draw) {
    const { random, width, height } = draw;
    const screen = { x: width * 0.25, y: height * 0.12, width: width * 0.5, height: height * 0.45 };
    return {
      shapes: [
        box(0, 0, width, height, '#1b1a1c'),
        box(0, height * 0.75, width, height * 0.25, '#121214'),
        box(screen.x, screen.y, screen.width, screen.height, '#dfe6ee'),
        ...writing(draw, screen, 5, '#20262e'),
        ...Array.from({ length: 6 }, (_, index) =>
          bust(draw, width * (0.1 + 0.16 * index), height * 0.82, height * 0.06, 0.25),
        ),
      ],
      surfaces: [{ x: 0, y: 0, width, height, levels: 2 + random() * 2 }],
    };
  },
  wall(draw) {
    const { random, width, height } = draw;
    return {
      shapes: [
        room(width, height, grey(random, 170, 215, 14)),
        box(width * 0.7, height * 0.2, width * 0.1, height * 0.14, '#e8e4d8'),
        ...writing(
          draw,
          { x: width * 0.705, y: height * 0.21, width: width * 0.09, height: height * 0.12 },
          4,
          '#333',
        ),
      ],
      surfaces: [{ x: 0, y: 0, width, height, levels: 1.5 + random() * 2 }],
    };
  },
};

const BOARDS = ['#2f4a3c', '#26392f', '#34483f', '#2b2f31'];

function drawPerson(draw: Draw): string {
  const radius = Math.round(draw.height * 0.09);
  return svg(radius * 4, radius * 5, bust(draw, radius * 2, radius * 1.4, radius));
}
