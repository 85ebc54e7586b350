import type { Bilingual, Finding, FindingCode } from '../../../storage/catalog/report.ts';
import { blockStrength } from '../clarity/block-strength.ts';
import { burntShare } from '../clarity/burnt-share.ts';
import { lightOf } from '../clarity/light-of.ts';
import { showsCamera } from '../clarity/shows-camera.ts';
import { visibleNoise } from '../clarity/visible-noise.ts';
import type { ClarityMeasured, Span, StillMeasured } from '../measured.ts';
import { CLARITY_LIMITS as LIMITS } from '../points/clarity-constants.ts';
import { findUpscaled, isEnlarged } from './find-upscaled.ts';
import { pictureStretches } from './picture-stretch.ts';
import { sayCast } from './say-cast.ts';
import { sayNumber } from './say-number.ts';
import { saySpan } from './say-span.ts';

/** One kind of fault of the stills; figures in messages are rounded to `decimals`. */
type Fault = Readonly<{
  code: FindingCode;
  unit: string;
  decimals: number;
  limit: number;
  faultLimit: number;
  measure: (still: StillMeasured) => number | null;
  /** `where` ends as Chinese wants it; `span` is for what the figure alone does not tell. */
  say: (where: Bilingual, figure: string, limit: string, span: Span) => Bilingual;
}>;

/** Blurred, dark, burnt-out, noisy, blocky, coloured and enlarged stretches of the stills. */
export function findPictureFaults(clarity: ClarityMeasured, durationSeconds: number): Finding[] {
  const { stills } = clarity;
  const found = faults(clarity).flatMap((fault) => {
    const { code, unit, limit, faultLimit, measure, say, decimals } = fault;
    // What gets worse downwards has its fault below its warning.
    const beyond = (value: number, bound: number) =>
      faultLimit > limit ? value > bound : value < bound;
    const isFault = (value: number) => beyond(value, limit);
    const minSeconds = LIMITS.stretchSeconds;
    return pictureStretches(stills, durationSeconds, { measure, isFault, minSeconds }).map(
      ({ span, value }): Finding => ({
        code,
        severity: beyond(value, faultLimit) ? 'fault' : 'warning',
        ...span,
        measured: value,
        limit,
        unit,
        message: say(
          saySpan(span, durationSeconds),
          sayNumber(value, decimals),
          sayNumber(limit, decimals),
          span,
        ),
      }),
    );
  });
  const upscaled = findUpscaled(stills, durationSeconds);
  // One cause, one finding.
  const explained = ({ code, startSeconds, endSeconds }: Finding) =>
    code === 'picture.blurred' &&
    upscaled.some(
      (cause) => cause.startSeconds <= startSeconds + 1 && cause.endSeconds >= endSeconds - 1,
    );
  return [...found.filter((finding) => !explained(finding)), ...upscaled];
}

function faults({ stills, stillness }: ClarityMeasured): readonly Fault[] {
  return [
    {
      code: 'picture.blurred',
      unit: 'px@1080',
      decimals: 1,
      limit: LIMITS.edgeWidth,
      faultLimit: LIMITS.edgeWidthFault,
      // An enlarged picture is that, and a small one is not blurred for being small.
      measure: (still) =>
        still.edgeWidth === null || still.edgePixels === null
          ? null
          : still.edgePixels < LIMITS.edgePixels || isEnlarged(still)
            ? Math.min(still.edgeWidth, LIMITS.edgeWidth)
            : still.edgeWidth,
      say: ({ zh, en }, figure, limit) => ({
        zh: `画面模糊：${zh}最清楚的边缘也有 ${figure} 像素宽（按 1080 线计），超过 ${limit}。请重新对焦、擦净镜头，并按摄像机原始分辨率导出。`,
        en: `Blurred picture: even the sharpest edges are ${figure} pixels wide at 1080 lines (${en}), more than ${limit}. Refocus, clean the lens, and export at the camera's own resolution.`,
      }),
    },
    {
      code: 'picture.dark',
      unit: 'luma',
      decimals: 0,
      limit: LIMITS.lightLevel,
      faultLimit: LIMITS.lightLevelFault,
      measure: lightOf,
      say: ({ zh, en }, figure, limit) => ({
        zh: `画面太暗：${zh}亮处的亮度只有 ${figure}（满值 235），低于 ${limit}。请开灯或调大光圈。`,
        en: `Too dark: the bright parts reach luma ${figure} of 235 (${en}), below ${limit}. Switch on the lights or open the iris.`,
      }),
    },
    {
      code: 'picture.overexposed',
      unit: '%',
      decimals: 0,
      limit: percent(LIMITS.burntShare),
      faultLimit: percent(LIMITS.burntFaultShare),
      measure: (still) => burntShare(still, stillness) * 100,
      say: ({ zh, en }, figure, limit) => ({
        zh: `画面过曝：${zh}有 ${figure}% 的画面一片死白，超过 ${limit}%。请调小光圈或避开窗户逆光。`,
        en: `Overexposed: ${figure}% of the picture is burnt out (${en}), more than ${limit}%. Close the iris or turn away from the windows.`,
      }),
    },
    {
      code: 'picture.noisy',
      unit: 'levels',
      decimals: 1,
      limit: LIMITS.noise,
      faultLimit: LIMITS.noiseFault,
      measure: visibleNoise,
      say: ({ zh, en }, figure, limit) => ({
        zh: `画面噪点多：${zh}噪声幅度 ${figure} 级，超过 ${limit}。请增加照明、降低增益（ISO），或打开摄像机的降噪。`,
        en: `Noisy picture: noise of ${figure} levels (${en}), more than ${limit}. Add light, lower the gain (ISO), or switch on the camera's noise reduction.`,
      }),
    },
    {
      code: 'picture.blocky',
      unit: 'ratio',
      decimals: 2,
      limit: LIMITS.blocks,
      faultLimit: LIMITS.blocksFault,
      measure: blockStrength,
      say: ({ zh, en }, figure, limit) => ({
        zh: `画面有马赛克：${zh}方块边界的强度为 ${figure}，超过 ${limit}。请提高导出码率（1080p 建议 4–8 Mbps），并避免多次转码。`,
        en: `Blocky picture: the codec's blocks show with a strength of ${figure} (${en}), more than ${limit}. Export at a higher bitrate (4–8 Mbps for 1080p) and avoid repeated conversions.`,
      }),
    },
    {
      code: 'picture.colour-cast',
      unit: '%',
      decimals: 0,
      limit: percent(LIMITS.cast),
      faultLimit: percent(LIMITS.castFault),
      measure: ({ cast, atSeconds }) =>
        cast === null || !showsCamera(stillness, atSeconds) ? null : cast.strength * 100,
      say: ({ zh, en }, figure, limit, span) => {
        const colour = sayCast(stills, span);
        return {
          zh: `画面偏色：${zh}连白色也偏${colour.zh} ${figure}%，超过 ${limit}%。请在现场灯光下对白纸手动校正白平衡，各机位一致。`,
          en: `Colour cast: even white looks ${colour.en} by ${figure}% (${en}), more than ${limit}%. Set the white balance on a sheet of paper under the room's light, the same for all cameras.`,
        };
      },
    },
  ];
}

/** Without the dust of binary fractions. */
function percent(share: number): number {
  return Number((100 * share).toFixed(2));
}
