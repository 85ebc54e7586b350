import { setMaxListeners } from 'node:events';
import type { BenchRun, Ratio } from '../bench-run.ts';
import { benchHalfOpen } from './half-open/bench-half-open.ts';
import { benchSlow } from './slow/bench-slow.ts';
import { benchThroughput } from './throughput/bench-throughput.ts';
import type { UploadBenchOptions, UploadPart } from './upload-bench-options.ts';

type Part = (run: BenchRun, options: UploadBenchOptions) => Promise<readonly Ratio[]>;

const PARTS: Readonly<Record<UploadPart, Part>> = {
  throughput: benchThroughput,
  slow: benchSlow,
  'half-open': benchHalfOpen,
};

/** What deadline day asks of the upload endpoint, a part after the other, each with servers of its own. */
export async function benchUpload(
  run: BenchRun,
  options: UploadBenchOptions,
): Promise<readonly Ratio[]> {
  // Every request of a thousand at once listens for Ctrl-C.
  setMaxListeners(0, run.signal);
  const ratios: Ratio[] = [];
  for (const part of options.parts) ratios.push(...(await PARTS[part](run, options)));
  return ratios;
}
