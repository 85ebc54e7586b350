import { planLesson, planShots } from '../material/plan-lesson.ts';
import { createRandom } from '../material/random.ts';
import type { ValidateRun } from '../validate-run.ts';

type Base = Readonly<{
  width: number;
  height: number;
  frameRate: string;
  lengths: readonly number[];
  computer?: true;
}>;

const BASES: readonly Base[] = [
  { width: 640, height: 360, frameRate: '25', lengths: [9, 8, 8] },
  { width: 1280, height: 720, frameRate: '25', lengths: [8, 9, 8] },
  { width: 854, height: 480, frameRate: '30000/1001', lengths: [8, 8, 9], computer: true },
  { width: 640, height: 360, frameRate: '25', lengths: [25] },
  { width: 960, height: 540, frameRate: '25', lengths: [9, 7, 9] },
  { width: 640, height: 360, frameRate: '50', lengths: [8, 9, 8] },
  { width: 1280, height: 720, frameRate: '30', lengths: [9, 8, 8] },
  { width: 768, height: 432, frameRate: '25/2', lengths: [10, 9, 9] },
  { width: 1920, height: 1080, frameRate: '25', lengths: [9, 8] },
  { width: 640, height: 480, frameRate: '10', lengths: [9, 10, 9] },
  { width: 640, height: 360, frameRate: '60', lengths: [8, 8, 8], computer: true },
  { width: 1280, height: 720, frameRate: '25', lengths: [9, 9, 8] },
];
const HASTY_LESSONS = 4;
const HASTY_SECONDS = 28;

/** The unspoilt lessons of a half, those with far too many cuts at the end. */
export function planBases(half: ValidateRun['half']) {
  const seedOf = (index: number) => 2 * (index + 50) + (half === 'report' ? 1 : 0);
  const calm = BASES.map(({ lengths, computer = false, ...rest }, index) => ({
    ...planLesson({
      ...{ ...rest, name: `base-${index}`, seed: seedOf(index) },
      shots: planShots(seedOf(index), lengths, computer),
    }),
    hasty: false,
  }));
  const hasty = Array.from({ length: HASTY_LESSONS }, (_, index) => {
    const seed = seedOf(index + BASES.length);
    const shots = planShots(seed, hastyLengths(seed), index % 2 === 1);
    const frame = { width: 640, height: 360, frameRate: ['25', '30'][index % 2]! };
    return { ...planLesson({ ...frame, name: `hasty-${index}`, seed, shots }), hasty: true };
  });
  return [...calm, ...hasty];
}

/** Cuts every second or two, in tenths of a second. */
function hastyLengths(seed: number): readonly number[] {
  const random = createRandom(seed).fork('hasty');
  const lengths: number[] = [];
  for (let sum = 0; sum < HASTY_SECONDS; sum += lengths.at(-1)!) {
    lengths.push(random.whole(8, 22) / 10);
  }
  return lengths;
}
