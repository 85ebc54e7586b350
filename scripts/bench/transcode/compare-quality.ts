import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Report } from '../../../storage/catalog/report.ts';
import { MEDIA_PLAYLIST } from '../../../transcoder/package/build-media-playlist.ts';
import type { BenchRun } from '../bench-run.ts';
import type { Figure } from '../figure.ts';
import { BARE, COPIED, WHOLE, YOUKE } from './cost-ratios.ts';
import { countFrames } from './count-frames.ts';
import type { Lessons } from './cpu-contenders.ts';
import { folderBytes } from './folder-bytes.ts';
import { measureSsim } from './measure-ssim.ts';
import type { BenchLesson } from './read-lesson.ts';
import { outputOf } from './run-youke.ts';
import { unlikeMeasures } from './unlike-measures.ts';

type Made = Lessons &
  Readonly<{
    /** Has the contenders' last runs, each under its name. */
    folder: string;
    reports: ReadonlyMap<string, Report>;
    run: BenchRun;
  }>;

const LEAST_SSIM_DIFFERENCE = -0.01;
const MOST_STORAGE = 1.6;

/** Whether what was made so cheaply is as good, as long, as well measured and no larger than it is wanted. */
export async function compareQuality(made: Made): Promise<readonly Figure[]> {
  const { encoded, copied } = made;
  return [
    ...(encoded === null ? [] : await compareEncoded(made, encoded)),
    ...(copied === null ? [] : [await compareStorage(made, copied)]),
  ];
}

async function compareEncoded(made: Made, lesson: BenchLesson): Promise<readonly Figure[]> {
  const { folder, reports, run } = made;
  const ours = (contender: string, name: string) =>
    join(outputOf(join(folder, contender)), `video-${name}`, MEDIA_PLAYLIST);
  const { renditions } = lesson.plan;
  run.say('比较画质 · comparing the pictures');
  const ssim = (playlist: (name: string) => string) => measureSsim(lesson, playlist, run.signal);
  const our = await ssim((name) => ours(YOUKE, name));
  const bare = await ssim((name) => join(folder, BARE, `${name}.m3u8`));
  const figures: Figure[] = [];
  for (const [index, { name }] of renditions.entries()) {
    const chunked = await countFrames(ours(YOUKE, name), run.signal);
    const whole = await countFrames(ours(WHOLE, name), run.signal);
    const [mine, theirs] = [our[index]!, bare[index]!];
    figures.push(
      { name: `transcode-ssim-${name}`, value: mine, unit: '', digits: 4 },
      { name: `transcode-ssim-${name}-${BARE}`, value: theirs, unit: '', digits: 4 },
      {
        ...{ name: `transcode-ssim-${name}-difference`, value: mine - theirs, unit: '' },
        ...{ digits: 4, above: LEAST_SSIM_DIFFERENCE },
      },
      {
        ...{ name: `transcode-bytes-${name}-of-${BARE}`, unit: '', digits: 3 },
        value:
          (await folderBytes(dirname(ours(YOUKE, name)))) /
          (await folderBytes(join(folder, BARE), `${name}-`)),
      },
      { name: `transcode-frames-${name}`, value: chunked, unit: '', digits: 0 },
      {
        ...{ name: `transcode-frames-${name}-unlike-whole`, value: Math.abs(chunked - whole) },
        ...{ unit: '', digits: 0, below: 1 },
      },
    );
  }
  const unlike = unlikeMeasures(reports.get(YOUKE)!, reports.get(WHOLE)!);
  for (const path of unlike) run.say(`${path}: ${YOUKE} ≠ ${WHOLE}`);
  const measures = { name: 'transcode-measures-unlike-whole', value: unlike.length };
  return [...figures, { ...measures, unit: '', digits: 0, below: 1 }];
}

async function compareStorage({ folder }: Made, { file }: BenchLesson): Promise<Figure> {
  const stored = await folderBytes(outputOf(join(folder, COPIED)));
  const value = stored / (await stat(file)).size;
  return {
    ...{ name: 'transcode-copied-storage-of-source', value, unit: '' },
    ...{ digits: 3, below: MOST_STORAGE },
  };
}
