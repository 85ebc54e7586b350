import { join } from 'node:path';
import type { FindingCode } from '../../../storage/catalog/report.ts';
import { findPictureFaults } from '../../../transcoder/score/findings/find-picture-faults.ts';
import { findStillStretches } from '../../../transcoder/score/findings/find-still-stretches.ts';
import { costClarity } from '../../../transcoder/score/points/cost-clarity.ts';
import { total } from '../../../transcoder/score/points/total.ts';
import type { FigureRow } from '../figure-row.ts';
import type { ValidateRun } from '../validate-run.ts';
import { defects } from './defects.ts';
import { x264 } from './degradations.ts';
import { drawScene, SCENE_KINDS } from './draw-scene.ts';
import { makeClip } from './make-clip.ts';
import { measureClip } from './measure-clip.ts';
import { renderScene } from './render-scene.ts';
import { runFfmpeg } from './run-ffmpeg.ts';

const SIZE = { width: 640, height: 360 };
const SHAPE = { seconds: 12, framesPerSecond: 5 };
const WANTED = 0.95;
/** Clean lessons, as several encoders export them. */
const CLEAN: readonly (readonly string[])[] = [
  x264(18),
  x264(23),
  x264(27),
  ['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=error', '-crf', '25'],
];
/** Between those of near-equal quality. */
const MAX_APART = 3;

/** Are defects found and told apart, and is nothing found in clean clips of all kinds and encodings? */
export async function findDefects(run: ValidateRun): Promise<readonly FigureRow[]> {
  const seed = run.half === 'tune' ? 4 : 5;
  const found = new Map<FindingCode, { there: number; found: number; false: number }>();
  const missed: string[] = [];
  const wrong: string[] = [];
  const count = (code: FindingCode) => {
    const counts = found.get(code) ?? { there: 0, found: 0, false: 0 };
    found.set(code, counts);
    return counts;
  };
  let cleanSeconds = 0;
  let cleanFindings = 0;
  let apart = 0;
  for (const kind of SCENE_KINDS) {
    const scene = drawScene(kind, seed, SIZE.width, SIZE.height);
    const stem = join(run.folder, `defect-${kind}`);
    const pristine = `${stem}.mkv`;
    const files = await renderScene(scene, seed, stem);
    await makeClip(scene, files, SHAPE, pristine, run.signal);
    const look = async (filter: string, codec: readonly string[]) => {
      const file = `${stem}-made.mkv`;
      await runFfmpeg(['-i', pristine, '-vf', filter, ...codec, file], run.signal);
      const measured = await measureClip(file, SIZE, SHAPE.framesPerSecond, run.signal);
      const findings = [
        ...findPictureFaults(measured, SHAPE.seconds),
        ...findStillStretches(measured.stillness, []),
      ];
      return { codes: new Set(findings.map(({ code }) => code)), costs: costClarity(measured) };
    };

    const scores: number[] = [];
    for (const codec of CLEAN) {
      const { codes, costs } = await look('null', codec);
      cleanSeconds += SHAPE.seconds;
      cleanFindings += codes.size;
      for (const code of codes) wrong.push(`${code} in clean ${kind}`);
      if (costs !== null) scores.push(total(costs));
    }
    apart = Math.max(apart, scores[0]! - scores[1]!, scores[1]! - scores[0]!);
    run.say(`clean ${kind}: ${scores.map((score) => score.toFixed(1)).join(' ')}`);

    for (const { name, code, filter, codec, kinds } of defects({ ...SIZE, ...SHAPE })) {
      if (!kinds.includes(kind)) continue;
      const { codes } = await look(filter, codec);
      count(code).there += 1;
      if (codes.has(code)) count(code).found += 1;
      else missed.push(`${name} in ${kind}`);
      for (const other of codes) {
        if (other === code) continue;
        count(other).false += 1;
        wrong.push(`${other} for ${name} in ${kind}`);
      }
    }
    run.say(`${kind}: looked at`);
  }
  const sum = (of: 'there' | 'found' | 'false') =>
    [...found.values()].reduce((all, counts) => all + counts[of], 0);
  const recall = sum('found') / sum('there');
  const precision = sum('found') / (sum('found') + sum('false'));
  return [
    ...[...found]
      .filter(([, { there }]) => there > 0)
      .map(([code, counts]): FigureRow => {
        const share = counts.found / counts.there;
        return {
          name: `recall of ${code}`,
          value: share,
          unit: '',
          limit: `≥ ${WANTED}`,
          ok: share >= WANTED,
          detail: `${counts.found} of ${counts.there}; ${counts.false} false`,
        };
      }),
    row('recall of picture defects', recall, `missed: ${missed.join(', ') || 'none'}`),
    row('precision of picture findings', precision, `false: ${wrong.join(', ') || 'none'}`),
    {
      name: 'false findings in clean clips',
      value: cleanFindings,
      unit: '',
      limit: '0',
      ok: cleanFindings === 0,
      detail: `${cleanSeconds} s of ${SCENE_KINDS.length} kinds in ${CLEAN.length} encodings`,
    },
    {
      name: 'clarity between H.264 at 18 and at 23, at most',
      value: apart,
      unit: 'points',
      limit: `≤ ${MAX_APART}`,
      ok: apart <= MAX_APART,
    },
  ];
}

function row(name: string, value: number, detail: string): FigureRow {
  return { name, value, unit: '', limit: `≥ ${WANTED}`, ok: value >= WANTED, detail };
}
