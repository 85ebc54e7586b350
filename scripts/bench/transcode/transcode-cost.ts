import { cpuSeconds } from '../cpu-seconds.ts';
import { median } from '../median.ts';

export type TranscodeCost = Readonly<{ wallSeconds: number; cpuSeconds: number }>;

/** CPU seconds of our own process and of every child waited for: the measures in Node count as well as ffmpeg. */
export async function costOf(work: () => Promise<unknown>): Promise<TranscodeCost> {
  const [cpuBefore, before] = [cpuSeconds('self'), performance.now()];
  await work();
  return {
    wallSeconds: (performance.now() - before) / 1000,
    cpuSeconds: cpuSeconds('self') - cpuBefore,
  };
}

export function middleCost(costs: readonly TranscodeCost[]): TranscodeCost {
  return {
    wallSeconds: median(costs.map((each) => each.wallSeconds)),
    cpuSeconds: median(costs.map((each) => each.cpuSeconds)),
  };
}

export function describeCost({ wallSeconds, cpuSeconds: cpu }: TranscodeCost): string {
  return `${wallSeconds.toFixed(2)} s  ${cpu.toFixed(2)} CPU-s`;
}
