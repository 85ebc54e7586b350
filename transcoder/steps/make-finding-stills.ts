import type { Finding, FindingStill } from '../../storage/catalog/report.ts';
import { fetchFrames } from '../encode/fetch-frames.ts';
import { drawFindingStill, sizeOfStill } from '../package/draw-finding-still.ts';
import { planFindingStills, type StillPlan } from '../plan/plan-finding-stills.ts';
import type { PreparedFacts } from '../work/results.ts';
import type { StepWork } from './lesson-steps.ts';
import { sourceInput } from './source-input.ts';

/**
 * Pictures of the worst findings, written beside the stream. One that cannot be made is left out and logged: no
 * lesson fails for want of an illustration. Throws the signal's reason only.
 */
export async function makeFindingStills(
  work: Pick<StepWork, 'sourceFile' | 'workFolder' | 'output' | 'limits' | 'signal' | 'log'>,
  { plan, remuxed }: Pick<PreparedFacts, 'plan' | 'remuxed'>,
  findings: readonly Finding[],
): Promise<readonly FindingStill[]> {
  const { limits, signal } = work;
  const { framesPerSecond: rate } = plan.taps.motion;
  const display = plan.taps.still;
  const planned = planFindingStills(findings, {
    ...{ display, framesPerSecond: rate, frameCount: plan.frames * plan.timing.motionPerFrame },
  });
  const input = sourceInput(work, remuxed);
  const made: FindingStill[] = [];
  for (const still of planned) {
    try {
      const frames = await fetchFrames({ input, plan, still, limits, signal });
      await work.output.write(
        still.file,
        await drawFindingStill(frames, still.panel, plan.picture.matrix),
      );
      made.push(describe(still, rate));
    } catch (error) {
      signal.throwIfAborted();
      work.log.warn({ err: error, still: still.finding }, 'no still of a finding');
    }
  }
  return made;
}

function describe({ finding, frames, panel, file }: StillPlan, rate: number): FindingStill {
  const atSeconds = frames.map((frame) => Number((frame / rate).toFixed(3)));
  return { ...finding, atSeconds, file, ...sizeOfStill(panel, frames.length) };
}
