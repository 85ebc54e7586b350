import type { Finding } from '../../../storage/catalog/report.ts';
import type { AudioMeasured, LevelStep } from '../measured.ts';
import { LIMITS } from '../points/scoring-constants.ts';
import { endWithin } from './end-within.ts';
import { sayNumber } from './say-number.ts';
import { saySpan } from './say-span.ts';

/** Where the volume was turned, or goes up and down: changes near each other are one finding. */
export function findLevelJumps({ levelSteps, loudness }: AudioMeasured): Finding[] {
  const { durationSeconds } = loudness;
  return groupJumps(levelSteps).map((steps): Finding => {
    const whole = {
      startSeconds: Math.max(0, steps[0]!.atSeconds - 1),
      endSeconds: steps.at(-1)!.atSeconds + 1,
    };
    const span = endWithin(whole, durationSeconds);
    const where = saySpan(span, durationSeconds);
    const step = Math.max(...steps.map(({ stepLu }) => Math.abs(stepLu)));
    const size = sayNumber(step, 1);
    const times = steps.length;
    return {
      code: 'audio.level-jump',
      severity: step >= LIMITS.jumpFaultLu ? 'fault' : 'warning',
      ...span,
      measured: step,
      limit: LIMITS.jumpLu,
      unit: 'LU',
      message: {
        zh: `音量忽大忽小：${where.zh}音量突变 ${times} 次，最大 ${size} LU，超过 ${LIMITS.jumpLu} LU。请固定录音电平，不要中途调节，并在后期统一响度。`,
        en: `Volume jumps: ${times === 1 ? 'once' : `${times} times`}, by up to ${size} LU (${where.en}), more than ${LIMITS.jumpLu}. Fix the recording level, do not turn it while recording, and even out the loudness in the editor.`,
      },
    };
  });
}

/** The steps that no change of speaker explains; one to or from silence is the silence's affair. */
export function isJump({ stepLu, gainChanged }: LevelStep): boolean {
  const step = Math.abs(stepLu);
  return gainChanged && step > LIMITS.jumpLu && step < LIMITS.jumpMostLu;
}

function groupJumps(steps: readonly LevelStep[]): LevelStep[][] {
  const groups: LevelStep[][] = [];
  for (const step of steps.filter(isJump)) {
    const last = groups.at(-1)?.at(-1);
    const near =
      last !== undefined && step.atSeconds - last.atSeconds <= LIMITS.jumpsTogetherSeconds;
    if (near) groups.at(-1)!.push(step);
    else groups.push([step]);
  }
  return groups;
}
