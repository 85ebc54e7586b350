import type { Finding } from '../../../storage/catalog/report.ts';
import { findCutFaults } from '../../../transcoder/score/findings/find-cut-faults.ts';
import { findJumps } from '../../../transcoder/score/findings/find-jumps.ts';
import { findShaking } from '../../../transcoder/score/findings/find-shaking.ts';
import { createMotionMeters } from '../../../transcoder/score/motion-meters.ts';
import type { FigureRow } from '../figure-row.ts';
import { createRandom } from '../material/random.ts';
import type { ValidateRun } from '../validate-run.ts';
import { ROOM_FRAME } from './draw-room.ts';
import { planTrials, type Trial } from './plan-trials.ts';

const ROOMS = 12;
const NEAR_SECONDS = 0.25;
const MIN_RECALL = 0.95;

type Tally = { found: number; all: number; missed: string[] };

/** Edits in drawn rooms, on the tiny frames that the measures see: how many are found, and what is found besides. */
export async function validateEdits({
  half,
  signal,
  say,
}: ValidateRun): Promise<readonly FigureRow[]> {
  const tallies = new Map<string, Tally>();
  const wrong: string[] = [];
  let seconds = 0;
  for (let room = 0; room < ROOMS; room += 1) {
    signal.throwIfAborted();
    const seed = 2 * (room + 700) + (half === 'report' ? 1 : 0);
    for (const trial of planTrials(seed, createRandom(seed + 5).unit)) {
      const what = `${trial.name}, room ${seed}, ${trial.framesPerSecond}/s`;
      const findings = watch(trial);
      const right = findings.filter((finding) => isRight(finding, trial));
      seconds += trial.frames / trial.framesPerSecond;
      for (const finding of findings) {
        if (!right.includes(finding)) wrong.push(`${finding.code} in ${what}`);
      }
      if (trial.code === null) continue;
      const tally = tallies.get(trial.code) ?? { found: 0, all: 0, missed: [] };
      tally.all += 1;
      if (right.length > 0) tally.found += 1;
      else tally.missed.push(what);
      tallies.set(trial.code, tally);
    }
    say(`${room + 1} of ${ROOMS} rooms`);
    await new Promise(setImmediate);
  }
  const per20Minutes = (wrong.length * 1200) / seconds;
  return [
    ...[...tallies].map(
      ([code, { found, all, missed }]): FigureRow => ({
        name: `${code}, recall`,
        value: found / all,
        unit: '',
        limit: `≥ ${MIN_RECALL}`,
        ok: found / all >= MIN_RECALL,
        detail: `${found} of ${all}${missed.map((each) => `; missed: ${each}`).join('')}`,
      }),
    ),
    {
      name: 'false findings of edits and trembling in 20 minutes of short films',
      value: per20Minutes,
      unit: '',
      limit: '≤ 1',
      ok: per20Minutes <= 1,
      detail: wrong.join('; '),
    },
  ];
}

function watch({ frames, framesPerSecond, draw }: Trial): readonly Finding[] {
  const meters = createMotionMeters({ pixelFormat: 'yuv420p', ...ROOM_FRAME, framesPerSecond });
  for (let frame = 0; frame < frames; frame += 1) {
    meters.frame(draw(frame), frame / framesPerSecond);
  }
  const { cuts, steadiness } = meters.result();
  const durationSeconds = frames / framesPerSecond;
  return [
    ...findCutFaults(cuts),
    ...findJumps({ cuts, timing: NO_TIMES }),
    ...findShaking(steadiness, durationSeconds),
  ];
}

const NO_TIMES = {
  ...{ frameSeconds: null, steadyShare: 0, gaps: [], sound: null, pictureSeconds: 0 },
} as const;

function isRight(finding: Finding, { code, atSeconds }: Trial): boolean {
  if (finding.code !== code) return false;
  if (code === 'picture.shaky') return true;
  return Math.abs(finding.startSeconds - atSeconds) <= NEAR_SECONDS;
}
