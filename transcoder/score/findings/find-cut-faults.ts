import type { Finding } from '../../../storage/catalog/report.ts';
import { hastySpans } from '../cuts/hasty-spans.ts';
import type { CutsMeasured } from '../measured.ts';
import { LIMITS } from '../points/scoring-constants.ts';
import { sayNumber } from './say-number.ts';
import { saySpan, sayTime } from './say-span.ts';

/** Flash frames, black frames at cuts, and cuts too close together. */
export function findCutFaults(cuts: CutsMeasured): Finding[] {
  return [...flashes(cuts), ...blacks(cuts), ...hasty(cuts)];
}

function flashes({ flashFrames }: CutsMeasured): Finding[] {
  return flashFrames.map(({ frames, sameAround, startSeconds, endSeconds }) => {
    const at = sayTime(startSeconds);
    return {
      code: 'cut.flash-frame',
      // Stronger evidence of a slip where the same shot goes on behind it.
      severity: sameAround ? 'fault' : 'warning',
      startSeconds,
      endSeconds,
      measured: frames,
      limit: LIMITS.flashFrames,
      unit: 'frames',
      message: {
        zh: `夹帧：${at} 处有一个只有 ${frames} 帧的镜头，少于 ${LIMITS.flashFrames} 帧，画面会闪一下。请在剪辑软件里删去这几帧。`,
        en: `Flash frame: at ${at} a shot of only ${frames} ${plural(frames)}, under ${LIMITS.flashFrames}; the picture flickers. Remove these frames in the editor.`,
      },
    };
  });
}

function blacks({ blackFrames }: CutsMeasured): Finding[] {
  return blackFrames.map(({ frames, startSeconds, endSeconds }) => {
    const at = sayTime(startSeconds);
    return {
      code: 'cut.black-frame',
      severity: 'fault',
      startSeconds,
      endSeconds,
      measured: frames,
      limit: LIMITS.blackFrames,
      unit: 'frames',
      message: {
        zh: `切换处有黑帧：${at} 处两个镜头之间夹了 ${frames} 帧黑场，不应有黑帧。请让前后镜头直接相接。`,
        en: `Black frames at a cut: at ${at} there ${frames === 1 ? 'is' : 'are'} ${frames} black ${plural(frames)} between two shots where there should be none. Join the shots without a gap.`,
      },
    };
  });
}

function hasty({ boundaries, durationSeconds }: CutsMeasured): Finding[] {
  return hastySpans(boundaries, LIMITS.cutsPerMinute).map(({ cuts, ...span }) => {
    const where = saySpan(span, durationSeconds);
    // Of n cuts in a row the first only begins the stretch.
    const rate = ((cuts - 1) * 60) / (span.endSeconds - span.startSeconds);
    return {
      code: 'cut.too-frequent',
      severity: 'warning',
      ...span,
      measured: rate,
      limit: LIMITS.cutsPerMinute,
      unit: '1/min',
      message: {
        zh: `镜头切换太频繁：${where.zh}每分钟切换 ${sayNumber(rate)} 次，超过 ${LIMITS.cutsPerMinute} 次。请让每个镜头停留 4 秒以上。`,
        en: `Cuts too frequent: ${sayNumber(rate)} cuts a minute (${where.en}), more than ${LIMITS.cutsPerMinute}. Hold each shot for at least 4 seconds.`,
      },
    };
  });
}

function plural(frames: number): string {
  return frames === 1 ? 'frame' : 'frames';
}
