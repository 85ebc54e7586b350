import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchRun, Ratio } from '../bench-run.ts';
import { benchCpu } from './bench-cpu.ts';
import { benchKill } from './bench-kill.ts';
import { benchPlayable } from './bench-playable.ts';
import { type BenchSources, benchSources } from './bench-sources.ts';
import type { TranscodeBenchOptions, TranscodePart } from './transcode-bench-options.ts';

type Part = (run: BenchRun, sources: BenchSources, scratch: string) => Promise<readonly Ratio[]>;

const PARTS: Readonly<Record<TranscodePart, Part>> = {
  cpu: benchCpu,
  playable: benchPlayable,
  kill: benchKill,
};

/** What a lesson costs beside other ways to the same renditions, how soon it can be watched, and what a kill costs. */
export async function benchTranscode(
  run: BenchRun,
  { parts }: TranscodeBenchOptions,
): Promise<readonly Ratio[]> {
  const scratch = await mkdtemp(join(tmpdir(), 'youke-bench-'));
  try {
    const sources = await benchSources(run, scratch);
    const ratios: Ratio[] = [];
    for (const part of parts) ratios.push(...(await PARTS[part](run, sources, scratch)));
    return ratios;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
