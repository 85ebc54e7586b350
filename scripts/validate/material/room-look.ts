import type { Random } from './random.ts';

/** What a classroom looks like: colours and what is written on its board. */
export type RoomLook = Readonly<{
  wall: readonly [string, string];
  board: readonly [string, string];
  chalk: string;
  wood: string;
  floor: string;
  lines: readonly string[];
  /** 0: no window in sight. */
  windows: 0 | 1 | 2;
  posters: readonly Readonly<{
    x: number;
    y: number;
    width: number;
    height: number;
    colour: string;
  }>[];
}>;

const WALLS = [
  ['#e6dcc4', '#cabd9f'],
  ['#dfe4e2', '#b9c4c4'],
  ['#e9d9c8', '#cdb49c'],
  ['#d3dccb', '#a9b79c'],
  ['#eceae4', '#d0ccc2'],
] as const;
const BOARDS = [
  ['#2f5b49', '#244838', '#f2f0e4'],
  ['#3a3f44', '#2b2f33', '#efefe8'],
  ['#27506b', '#1e4058', '#f4f1e6'],
  ['#f0f0ea', '#dcdcd6', '#1d2c66'],
] as const;
const WRITING = [
  ['三角形的内角和', '∠1 + ∠2 + ∠3 = 180°', '撕一撕　拼一拼　量一量', '例 1：等腰三角形'],
  ['Photosynthesis', '6CO2 + 6H2O = C6H12O6 + 6O2', 'light, water, leaves', 'page 42, no. 3 and 5'],
  ['静夜思　　李白', '床前明月光，疑是地上霜。', '举头望明月，低头思故乡。', '生字：霜　举　低'],
  [
    'Unit 5  My Family',
    'father  mother  brother',
    'How many people are there?',
    'This is my sister.',
  ],
  ['分数的加减法', '1/2 + 1/3 = 3/6 + 2/6 = 5/6', '先通分，再相加', '练习：课本第 37 页'],
] as const;
const COLOURS = ['#b8453d', '#3d6fb8', '#d8a93a', '#4f8f57', '#7d5ba6', '#c96f2f', '#e8e4d8'];

export function planRoomLook(random: Random): RoomLook {
  const [light, shade, chalk] = random.pick(BOARDS);
  return {
    wall: random.pick(WALLS),
    board: [light, shade],
    chalk,
    wood: random.pick(['#c58f55', '#a9743f', '#d3b187', '#8f6a49']),
    floor: random.pick(['#7c664c', '#8d8f90', '#6f5a45', '#a3937b']),
    lines: random.pick(WRITING),
    windows: random.pick([0, 1, 1, 2] as const),
    posters: Array.from({ length: random.whole(2, 6) }, () => ({
      x: random.between(40, 1700),
      y: random.between(60, 330),
      width: random.between(90, 240),
      height: random.between(100, 200),
      colour: random.pick(COLOURS),
    })),
  };
}
