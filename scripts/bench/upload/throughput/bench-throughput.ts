import type { BenchRun, Ratio } from '../../bench-run.ts';
import { compare } from '../../compare.ts';
import { median } from '../../median.ts';
import type { UploadBenchOptions } from '../upload-bench-options.ts';
import { withServers } from '../with-servers.ts';
import { measureUploads, type Received } from './measure-uploads.ts';
import { throughputRatios } from './throughput-ratios.ts';
import { createBodies } from './upload-body.ts';
import { startContenders, type UploadContender } from './upload-contenders.ts';

const MIB = 1024 * 1024;
const MANY = 16;
/** Longer than a server waits for its disk with a hash still to do; small bodies need less. */
const quietAfter = (mebibytes: number) => Math.min(2, mebibytes / 256);

/** Whole uploads over 1 and over 16 connections, by what a GiB costs the server. */
export async function benchThroughput(
  run: BenchRun,
  { mebibytes }: UploadBenchOptions,
): Promise<readonly Ratio[]> {
  const makeBody = await createBodies(run.file, mebibytes * MIB);
  return withServers(run, async (scratch, start) => {
    const contenders = await startContenders(scratch, start);
    const measure = (contender: UploadContender, connections: number) => {
      const bytes = (connections === 1 ? mebibytes : mebibytes / 4) * MIB;
      const bodies = Array.from({ length: connections }, () => makeBody(bytes));
      return measureUploads(contender, bodies, quietAfter(mebibytes), run.signal);
    };
    run.say('预热 · warming up');
    for (const each of contenders) await measure(each, 1);
    const ratios: Ratio[] = [];
    for (const connections of [1, MANY]) {
      const samples = await compare(
        contenders.map((each) => ({ name: each.name, run: () => measure(each, connections) })),
        run.rounds,
        run.signal,
        (name, round, received) =>
          run.say(`${round}/${run.rounds} ${label(name, connections)}${describe(received)}`),
      );
      for (const [name, all] of samples) {
        run.print(`${label(name, connections)}${describe(middle(all))}`);
      }
      ratios.push(...throughputRatios(samples, connections));
    }
    return ratios;
  });
}

function middle(all: readonly Received[]): Received {
  const atRest = all.map((each) => each.cpuWithDigestPerGibibyte);
  return {
    mebibytesPerSecond: median(all.map((each) => each.mebibytesPerSecond)),
    cpuSecondsPerGibibyte: median(all.map((each) => each.cpuSecondsPerGibibyte)),
    cpuWithDigestPerGibibyte: atRest.every((each) => each !== null) ? median(atRest) : null,
  };
}

function label(name: string, connections: number): string {
  return `${name} × ${connections}`.padEnd(19);
}

function describe(received: Received): string {
  const { mebibytesPerSecond, cpuSecondsPerGibibyte, cpuWithDigestPerGibibyte } = received;
  const atRest = cpuWithDigestPerGibibyte?.toFixed(2) ?? '?';
  return (
    `${mebibytesPerSecond.toFixed(0).padStart(5)} MiB/s  ${cpuSecondsPerGibibyte.toFixed(2)} CPU-s/GiB` +
    `  ${atRest} once at rest`
  );
}
