import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '../../../storage/catalog/report.ts';
import { runProcess } from '../../bench/run-process.ts';
import { makeOnce } from '../make-once.ts';
import { scoreClip } from '../score-clip.ts';
import type { ValidateRun } from '../validate-run.ts';
import { injectionArgv, secondArgv } from './injection-argv.ts';
import { type Matched, matchFindings } from './match-findings.ts';
import type { Clip } from './plan-clips.ts';

export type ClipResult = Readonly<{ clip: Clip; findings: readonly Finding[]; matched: Matched }>;

/** Makes a clip, scores it, and holds the findings against what was done to it; the file stays in the run's folder. */
export async function runClip(clip: Clip, { folder, signal }: ValidateRun): Promise<ClipResult> {
  const file = await makeClip(clip, folder, signal);
  const { findings } = await scoreClip(file, folder, signal);
  const matched = matchFindings(
    clip.injections.flatMap(({ truths }) => truths),
    clip.injections.flatMap(({ also = [] }) => also),
    findings,
  );
  return { clip, findings, matched };
}

async function makeClip(clip: Clip, folder: string, signal: AbortSignal): Promise<string> {
  const { lesson, injections, encoding } = clip;
  const secondFile = join(folder, `${clip.name}-second.mkv`);
  const second = injections.find((each) => each.second !== undefined)?.second;
  const recipe = injectionArgv(lesson, injections, encoding, secondFile, '');
  return makeOnce(
    join(folder, `${clip.name}.${encoding.suffix}`),
    [recipe, second],
    async (making) => {
      if (second !== undefined) await runProcess(secondArgv(lesson, second, secondFile), signal);
      await runProcess(injectionArgv(lesson, injections, encoding, secondFile, making), signal);
      await rm(secondFile, { force: true });
    },
  );
}
