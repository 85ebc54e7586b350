import { CUT_RECIPES } from './cut-recipes.ts';
import type { Recipe } from './injection.ts';
import { PICTURE_RECIPES } from './picture-recipes.ts';
import { SOUND_RECIPES } from './sound-recipes.ts';
import { truth, wholeOf } from './spans.ts';
import { TIMING_RECIPES } from './timing-recipes.ts';

/** Made so from the start: nothing is left to do. */
const TOO_FREQUENT: Recipe = {
  ...{ code: 'cut.too-frequent', side: 'picture', hasty: true },
  inject: ({ lesson }) => ({
    how: `${lesson.cutSeconds.length} cuts in ${lesson.seconds.toFixed(0)} s`,
    truths: [truth('cut.too-frequent', wholeOf(lesson))],
  }),
};

/** Every way of spoiling a lesson, several for each code of the contract. */
export const RECIPES: readonly Recipe[] = [
  ...PICTURE_RECIPES,
  ...SOUND_RECIPES,
  ...CUT_RECIPES,
  TOO_FREQUENT,
  ...TIMING_RECIPES,
];
