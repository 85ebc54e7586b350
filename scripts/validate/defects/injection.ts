import type { FindingCode } from '../../../storage/catalog/report.ts';
import type { Random } from '../material/random.ts';
import type { MadeLesson } from '../material/write-lesson.ts';

/** That this is wrong there. */
export type Truth = Readonly<{ code: FindingCode; startSeconds: number; endSeconds: number }>;

/**
 * One way of spoiling a lesson. `picture` and `sound` are pieces of an ffmpeg filter graph from [in] to [out]; left out
 * where that side stays as it is.
 */
export type Injection = Readonly<{
  /** What was done, for whoever reads the misses. */
  how: string;
  truths: readonly Truth[];
  /** What is then true as well and may be found without being asked for. */
  also?: readonly Truth[];
  picture?: string;
  sound?: string;
  /** The sound is left out altogether. */
  mute?: true;
  /** How the picture is encoded at last, where that is the fault itself. */
  encode?: readonly string[];
  /** The lesson encoded so is the second input, [1:v] of the graph. */
  second?: readonly string[];
  /** Frames keep their times, gaps and all. */
  keepsTimes?: true;
}>;

/** What a recipe is given: an unspoilt lesson and a stream of chance. */
export type RecipeInput = Readonly<{ lesson: MadeLesson; random: Random }>;

export type Recipe = Readonly<{
  code: FindingCode;
  /** Which sides of the lesson it uses up. */
  side: 'picture' | 'sound' | 'both';
  /** The frame must have so many lines. */
  leastHeight?: number;
  /** One of the cameras' shots must last so long. */
  leastShotSeconds?: number;
  /** The lesson must have cuts; only cameras' shots; far too many cuts. */
  cuts?: true;
  camera?: true;
  hasty?: true;
  inject: (input: RecipeInput) => Injection;
}>;
