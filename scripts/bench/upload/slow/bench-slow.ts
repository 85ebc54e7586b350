import { setTimeout as wait } from 'node:timers/promises';
import type { BenchRun, Ratio } from '../../bench-run.ts';
import { cpuSeconds } from '../../cpu-seconds.ts';
import { type Figure, formatFigure } from '../../figure.ts';
import { percentile } from '../../percentile.ts';
import { forgetPeak, processMemory } from '../../process-memory.ts';
import { startYouke } from '../start-youke.ts';
import type { TusTarget } from '../tus-target.ts';
import type { UploadBenchOptions } from '../upload-bench-options.ts';
import { withServers } from '../with-servers.ts';
import { countIntact, type SlowUpload } from './count-intact.ts';
import { requireOpenFiles } from './require-open-files.ts';
import { sendSlowUpload } from './send-slow-upload.ts';
import { PIECES_PER_SECOND } from './slow-body.ts';
import { watchHealthz } from './watch-healthz.ts';

const MB = 1e6;
/** A socket and a file for each upload, and what a server holds open anyway. */
const openFiles = (uploads: number) => 2 * uploads + 200;

/** A thousand teachers on slow lines: what ours holds in memory, whether it still answers, what arrives. */
export async function benchSlow(
  run: BenchRun,
  options: UploadBenchOptions,
): Promise<readonly Ratio[]> {
  const { uploads, seconds } = options;
  requireOpenFiles(openFiles(uploads));
  return withServers(run, async (scratch, start) => {
    const target = await startYouke(scratch, start);
    const { pid, port } = target.server;
    run.say(
      `${uploads} 个慢速上传，约 ${seconds} 秒 · ${uploads} slow uploads, ${seconds} s or so`,
    );
    forgetPeak(pid);
    const [memory, cpu] = [processMemory(pid).residentBytes, cpuSeconds(pid)];
    const healthz = watchHealthz(port);
    const outcomes = await sendAll(target, options, run.signal);
    const answers = await healthz.stop();
    run.signal.throwIfAborted();
    const figures: readonly Figure[] = [
      { name: 'rss-before', value: memory / MB, unit: 'MB' },
      {
        name: 'rss-growth',
        value: (processMemory(pid).peakBytes - memory) / MB,
        unit: 'MB',
        below: 300,
      },
      { name: 'cpu', value: cpuSeconds(pid) - cpu, unit: 'CPU-s' },
      { name: 'healthz-p50', value: percentile(answers, 50), unit: 'ms' },
      { name: 'healthz-p99', value: percentile(answers, 99), unit: 'ms' },
      { name: 'healthz-max', value: percentile(answers, 100), unit: 'ms', below: 200 },
    ];
    for (const each of figures) {
      run.print(formatFigure({ ...each, name: `upload-slow-${each.name}` }));
    }
    const failed = outcomes.find((each) => each.status === 'rejected');
    if (failed !== undefined) run.say(`上传失败 · an upload failed: ${failed.reason}`);
    const sent = outcomes.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    const intact = await countIntact(target.layout.mediaDir, sent);
    run.print(`figure upload-slow-intact ${intact} of ${uploads}`);
    return [];
  });
}

/** They come within the first sixth of the time, not within one millisecond. */
function sendAll(
  target: TusTarget,
  { uploads, seconds }: UploadBenchOptions,
  signal: AbortSignal,
): Promise<readonly PromiseSettledResult<SlowUpload>[]> {
  const send = async (upload: number): Promise<SlowUpload> => {
    await wait((upload / uploads) * (seconds / 6) * 1000, undefined, { signal });
    const body = { upload, pieces: seconds * PIECES_PER_SECOND };
    return { body, upload: await sendSlowUpload(target, body, signal) };
  };
  return Promise.allSettled(Array.from({ length: uploads }, (_, upload) => send(upload)));
}
