import { createRandom, type Random } from '../material/random.ts';
import type { MadeLesson } from '../material/write-lesson.ts';
import type { ValidateRun } from '../validate-run.ts';
import { ENCODINGS } from './encodings.ts';
import type { Injection, Recipe } from './injection.ts';
import type { Encoding } from './injection-argv.ts';
import { shotsOf } from './spans.ts';

/** Instances a code; 28 codes make more than 300. */
const INSTANCES = 11;

export type BaseLesson = Readonly<{ lesson: MadeLesson; hasty: boolean }>;

/** One spoilt lesson to be made: of each side one injection at most. */
export type Clip = Readonly<{
  name: string;
  lesson: MadeLesson;
  injections: readonly Injection[];
  encoding: Encoding;
}>;

/** Spreads every code's instances over the lessons; faults of picture and sound share clips. */
export function planClips(
  recipes: readonly Recipe[],
  bases: readonly BaseLesson[],
  half: ValidateRun['half'],
): readonly Clip[] {
  const random = createRandom(half === 'report' ? 1 : 2).fork('clips');
  const wanted = [...Map.groupBy(recipes, ({ code }) => code).values()].flatMap((ways) => {
    const order = shuffle(ways, random);
    return Array.from({ length: INSTANCES }, (_, index) => order[index % order.length]!);
  });
  const pictures = wanted.filter(({ side }) => side !== 'sound');
  const sounds = shuffle(
    wanted.filter(({ side }) => side === 'sound'),
    random,
  );
  const groups: (readonly Recipe[])[] = pictures.map((recipe) => {
    const sound = recipe.side === 'picture' ? sounds.pop() : undefined;
    return sound === undefined ? [recipe] : [recipe, sound];
  });
  groups.push(...sounds.map((recipe) => [recipe]));
  return groups.map((group, index) => planClip(group, bases, index, random));
}

function planClip(
  group: readonly Recipe[],
  bases: readonly BaseLesson[],
  index: number,
  random: Random,
): Clip {
  const fitting = bases.filter((base) => group.every((recipe) => fits(recipe, base)));
  const hasty = group.some((recipe) => recipe.hasty);
  const { lesson } = random.pick(fitting.filter((base) => base.hasty === hasty));
  const chance = random.fork(String(index));
  return {
    name: `clip-${String(index).padStart(3, '0')}`,
    lesson,
    injections: group.map((recipe) => recipe.inject({ lesson, random: chance })),
    encoding: random.pick(ENCODINGS),
  };
}

/** Whether a recipe has what it needs in that lesson. */
function fits(recipe: Recipe, { lesson }: BaseLesson): boolean {
  const { plan } = lesson;
  const computer = plan.shots.some(({ view }) => view === 'slide' || view === 'screen');
  return (
    plan.size.height >= (recipe.leastHeight ?? 0) &&
    !(recipe.cuts && plan.shots.length < 2) &&
    !(recipe.camera && computer) &&
    shotsOf(lesson).some(
      ({ camera, startSeconds, endSeconds }) =>
        camera && endSeconds - startSeconds >= (recipe.leastShotSeconds ?? 0),
    )
  );
}

function shuffle<T>(list: readonly T[], random: Random): T[] {
  const order = [...list];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = random.whole(0, last);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}
