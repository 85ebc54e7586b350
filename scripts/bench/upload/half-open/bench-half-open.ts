import type { BenchRun, Ratio } from '../../bench-run.ts';
import { compare } from '../../compare.ts';
import { type Figure, formatFigure } from '../../figure.ts';
import { medianRatio } from '../../median.ts';
import { startTusServer } from '../start-tus-server.ts';
import { startYouke } from '../start-youke.ts';
import { withServers } from '../with-servers.ts';
import { measureResumes, type Resumed } from './measure-resumes.ts';

const [OURS, PEER] = ['youke', 'tus-server'] as const;
/** The peer takes seconds for each, and a second of CPU: few of them tell enough. */
const TIMES = { [OURS]: 20, [PEER]: 2 } as const;

/** A teacher whose Wi-Fi went away and came back: how long until bytes flow again, and what it costs. */
export async function benchHalfOpen(run: BenchRun): Promise<readonly Ratio[]> {
  return withServers(run, async (scratch, start) => {
    const ours = await startYouke(scratch, start);
    const peer = await startTusServer(scratch, start);
    // What is compiled at the first call only is not what a resume costs.
    await measureResumes(ours, 2, run.signal);
    const contenders = [
      { name: OURS, run: () => measureResumes(ours, TIMES[OURS], run.signal) },
      { name: PEER, run: () => measureResumes(peer, TIMES[PEER], run.signal) },
    ];
    const samples = await compare(contenders, run.rounds, run.signal, (name, round, resumed) => {
      run.say(
        `${round}/${run.rounds} ${name}: ${resumed.worstMilliseconds.toFixed(0)} ms` +
          `  ${resumed.meanCpuMilliseconds.toFixed(1)} CPU-ms`,
      );
    });
    const [fast, slow] = [samples.get(OURS)!, samples.get(PEER)!];
    const figures = [
      ...figuresOf(OURS, fast, { time: { below: 1000 }, cpu: { below: 50 } }),
      ...figuresOf(PEER, slow, { time: {}, cpu: {} }),
    ];
    for (const figure of figures) run.print(formatFigure(figure));
    const per = (all: readonly Resumed[], measure: keyof Resumed) =>
      all.map((each) => each[measure]);
    const ratio = (measure: keyof Resumed) => medianRatio(per(slow, measure), per(fast, measure));
    return [
      { name: `upload-resume-time-vs-${PEER}`, value: ratio('worstMilliseconds') },
      { name: `upload-resume-cpu-vs-${PEER}`, value: ratio('meanCpuMilliseconds') },
    ];
  });
}

type Limit = Readonly<{ below?: number }>;

/** The worst of all rounds. */
function figuresOf(
  name: string,
  rounds: readonly Resumed[],
  limits: Readonly<{ time: Limit; cpu: Limit }>,
): readonly Figure[] {
  const worst = (measure: keyof Resumed) => Math.max(...rounds.map((each) => each[measure]));
  const [time, cpu] = [worst('worstMilliseconds'), worst('meanCpuMilliseconds')];
  return [
    { name: `upload-resume-time-${name}`, value: time, unit: 'ms', ...limits.time },
    { name: `upload-resume-cpu-${name}`, value: cpu, unit: 'CPU-ms', ...limits.cpu },
  ];
}
