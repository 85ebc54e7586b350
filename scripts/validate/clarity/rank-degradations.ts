import { join } from 'node:path';
import { costClarity } from '../../../transcoder/score/points/cost-clarity.ts';
import { total } from '../../../transcoder/score/points/total.ts';
import type { FigureRow } from '../figure-row.ts';
import { rankCorrelation } from '../rank-correlation.ts';
import type { ValidateRun } from '../validate-run.ts';
import { comparePictures } from './compare-pictures.ts';
import { degradations } from './degradations.ts';
import { drawScene, type SceneKind } from './draw-scene.ts';
import { makeClip } from './make-clip.ts';
import { measureClip } from './measure-clip.ts';
import { renderScene } from './render-scene.ts';
import { runFfmpeg } from './run-ffmpeg.ts';

const SIZE = { width: 640, height: 360 };
const SHAPE = { seconds: 3, framesPerSecond: 5 };
const KINDS: readonly SceneKind[] = ['classroom', 'blackboard', 'pupils', 'yard', 'laboratory'];
const WITHIN = 0.95;
const POOLED = 0.8;
const ABOVE_BLURDETECT = 0.15;

type Sample = Readonly<{ score: number; ssim: number; blur: number }>;

/** Does the score fall as a picture gets worse: within each content and degradation, and over all of them against SSIM? */
export async function rankDegradations(run: ValidateRun): Promise<readonly FigureRow[]> {
  const seed = run.half === 'tune' ? 2 : 3;
  const within = new Map<string, { lowest: number; sum: number; detail: string[] }>();
  const pooled: Sample[] = [];
  for (const kind of KINDS) {
    const scene = drawScene(kind, seed, SIZE.width, SIZE.height);
    const stem = join(run.folder, `rank-${kind}`);
    const pristine = `${stem}.mkv`;
    const files = await renderScene(scene, seed, stem);
    await makeClip(scene, files, SHAPE, pristine, run.signal);
    for (const { name, structural, levels } of degradations(SIZE)) {
      const scores: number[] = [];
      for (const { filter, codec } of levels) {
        const file = `${stem}-worse.mkv`;
        await runFfmpeg(['-i', pristine, '-vf', filter, ...codec, file], run.signal);
        const score = await scoreClip(file, run.signal);
        scores.push(score);
        if (structural) {
          pooled.push({ score, ...(await comparePictures(file, pristine, run.signal)) });
        }
      }
      const correlation = rankCorrelation(
        scores,
        scores.map((_, level) => -level),
      );
      const before = within.get(name) ?? { lowest: 1, sum: 0, detail: [] };
      within.set(name, {
        lowest: Math.min(before.lowest, correlation),
        sum: before.sum + correlation,
        detail: [...before.detail, `${kind} ${scores.map((score) => Math.round(score)).join(' ')}`],
      });
    }
    run.say(`${kind}: ranked`);
  }
  const ssim = pooled.map((sample) => sample.ssim);
  const ours = rankCorrelation(
    pooled.map(({ score }) => score),
    ssim,
  );
  const theirs = rankCorrelation(
    pooled.map(({ blur }) => -blur),
    ssim,
  );
  return [
    ...[...within].map(
      ([name, { lowest, detail }]): FigureRow => ({
        name: `rank correlation with ${name}, lowest of ${KINDS.length} contents`,
        value: lowest,
        unit: '',
        limit: `≥ ${WITHIN}`,
        ok: lowest >= WITHIN,
        detail: detail.join('; '),
      }),
    ),
    {
      name: 'rank correlation with SSIM, pooled',
      value: ours,
      unit: '',
      limit: `≥ ${POOLED}`,
      ok: ours >= POOLED,
      detail: `${pooled.length} clips`,
    },
    {
      name: 'the same above blurdetect’s',
      value: ours - theirs,
      unit: '',
      limit: `≥ ${ABOVE_BLURDETECT}`,
      ok: ours - theirs >= ABOVE_BLURDETECT,
      detail: `blurdetect ${theirs.toFixed(3)}`,
    },
  ];
}

/** With a decimal: what is asked is the order. */
async function scoreClip(file: string, signal: AbortSignal): Promise<number> {
  const measured = await measureClip(file, SIZE, SHAPE.framesPerSecond, signal);
  // A clip of three seconds has a camera in it, whether or not it moves enough in each.
  const camera = measured.stillness.camera.map(() => true);
  const costs = costClarity({ ...measured, stillness: { ...measured.stillness, camera } });
  return costs === null ? 0 : total(costs);
}
