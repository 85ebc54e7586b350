import type { Bilingual, Finding } from '../../../storage/catalog/report.ts';
import { type Pop, popsAtCuts } from '../cuts/pops-at-cuts.ts';
import type { AudioMeasured, CutsMeasured } from '../measured.ts';
import { EDIT_LIMITS } from '../points/edit-constants.ts';
import { sayNumber } from './say-number.ts';
import { sayTime } from './say-span.ts';

const UNITS = { click: 'dB', gap: 'ms', step: 'LU' } as const;

/** Clicks, gaps and steps of level where pieces were joined. */
export function findPops(cuts: CutsMeasured, audio: AudioMeasured | null): Finding[] {
  if (audio === null) return [];
  return popsAtCuts(cuts, audio, EDIT_LIMITS.popStepLu).map((pop): Finding => {
    const what = sayPop(pop);
    const at = sayTime(pop.cutSeconds);
    return {
      code: 'cut.audio-pop',
      severity: 'warning',
      startSeconds: Math.min(pop.cutSeconds, pop.atSeconds),
      endSeconds: Math.max(pop.cutSeconds, pop.atSeconds),
      measured: Math.abs(pop.size),
      limit: limitOf(pop),
      unit: UNITS[pop.kind],
      message: {
        zh: `切换处声音不干净：${at} 处${what.zh}。请在剪辑软件里给声音接缝加几十毫秒的淡入淡出，并统一前后音量。`,
        en: `Rough sound at a cut: at ${at} ${what.en}. Cross-fade the sound over the join for some tens of milliseconds, and match the levels on both sides.`,
      },
    };
  });
}

function limitOf({ kind }: Pop): number {
  return { click: EDIT_LIMITS.popClickDb, gap: 0, step: EDIT_LIMITS.popStepLu }[kind];
}

function sayPop({ kind, size }: Pop): Bilingual {
  const limit = sayNumber(EDIT_LIMITS.popStepLu);
  switch (kind) {
    case 'click':
      return {
        zh: `有一声比周围高 ${sayNumber(size)} dB 的“啪”声，超过 ${EDIT_LIMITS.popClickDb} dB`,
        en: `there is a click ${sayNumber(size)} dB above what is around it, more than ${EDIT_LIMITS.popClickDb} dB`,
      };
    case 'gap':
      return {
        zh: `声音中断 ${sayNumber(size)} 毫秒，本不应中断`,
        en: `the sound drops out for ${sayNumber(size)} ms, where it should not`,
      };
    case 'step':
      return {
        zh: `音量突变 ${sayNumber(size, 1)} LU，超过 ${limit} LU`,
        en: `the level jumps by ${sayNumber(size, 1)} LU, more than ${limit} LU`,
      };
  }
}
