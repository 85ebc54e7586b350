import { join } from 'node:path';
import { LESSON_LADDER } from '../../../config/ladder.ts';
import { prepareLesson } from '../../../transcoder/steps/prepare-lesson.ts';
import type { BenchRun, Ratio } from '../bench-run.ts';
import { type Figure, formatFigure } from '../figure.ts';
import { median } from '../median.ts';
import type { BenchSources } from './bench-sources.ts';
import { longSource } from './long-source.ts';
import { noteFirstWrite } from './note-first-write.ts';
import { runYouke, youkeWork } from './run-youke.ts';

const COPIED_SECONDS = 300;
const ENCODED_SECONDS = 60;
const MOST_SECONDS = 6;
const MOST_SHARE = 0.25;

/** How soon a lesson can be watched; of a generated one, made longer. */
export async function benchPlayable(
  run: BenchRun,
  { encoded, copied }: BenchSources,
  scratch: string,
): Promise<readonly Ratio[]> {
  const folder = join(scratch, 'playable');
  const figures: Figure[] = [];
  if (copied !== null) {
    const file = await longSource(run, copied, COPIED_SECONDS, scratch);
    const seconds = await rounds(run, 'copied', 's', () => untilPrepared(run, file, folder));
    figures.push({
      ...{ name: 'transcode-playable-copied', value: seconds, unit: 's' },
      ...{ digits: 2, below: MOST_SECONDS },
    });
  }
  if (encoded !== null) {
    const file = await longSource(run, encoded, ENCODED_SECONDS, scratch);
    const share = await rounds(run, 'encoded', '', () => shareUntilPlayable(run, file, folder));
    figures.push({
      ...{ name: 'transcode-playable-encoded-share', value: share, unit: '' },
      ...{ digits: 3, below: MOST_SHARE },
    });
  }
  for (const figure of figures) run.print(formatFigure(figure));
  return [];
}

async function rounds(
  run: BenchRun,
  name: string,
  unit: string,
  measure: () => Promise<number>,
): Promise<number> {
  const values: number[] = [];
  for (let round = 1; round <= run.rounds; round += 1) {
    run.signal.throwIfAborted();
    const value = await measure();
    values.push(value);
    run.say(`${round}/${run.rounds} playable, ${name}: ${value.toFixed(2)} ${unit}`);
  }
  return median(values);
}

/** Wall seconds. */
async function untilPrepared(run: BenchRun, sourceFile: string, folder: string): Promise<number> {
  const work = await youkeWork({ sourceFile, folder, ladder: LESSON_LADDER, run });
  const before = performance.now();
  const { playable } = await prepareLesson(work);
  if (!playable) throw new Error('a lesson that was copied cannot be watched when it is prepared');
  return (performance.now() - before) / 1000;
}

/** Of the time that the lesson takes in all. */
async function shareUntilPlayable(
  run: BenchRun,
  sourceFile: string,
  folder: string,
): Promise<number> {
  const before = performance.now();
  let playable = Number.NaN;
  await runYouke({
    ...{ sourceFile, folder, ladder: LESSON_LADDER, run },
    watch: noteFirstWrite('master.m3u8', () => {
      playable = performance.now() - before;
    }),
  });
  return playable / (performance.now() - before);
}
