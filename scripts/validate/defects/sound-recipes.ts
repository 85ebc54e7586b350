import type { FindingCode } from '../../../storage/catalog/report.ts';
import type { Random } from '../material/random.ts';
import type { MadeLesson } from '../material/write-lesson.ts';
import type { Injection, Recipe } from './injection.ts';
import { during, filter, partOf, type Span, truth, wholeOf } from './spans.ts';

/** Whole lesson or a part of it, and from [in] to [out]. */
type Way = (
  random: Random,
  span: Span,
  lesson: MadeLesson,
) => Readonly<{ how: string; sound: string }>;

const PART_SECONDS = [9, 13] as const;

function sound(
  code: FindingCode,
  way: Way,
  { part = false, also = [] }: { part?: boolean; also?: readonly FindingCode[] } = {},
): Recipe {
  return {
    ...{ code, side: 'sound' },
    inject: ({ lesson, random }): Injection => {
      const span = part ? partOf(lesson, random, random.between(...PART_SECONDS)) : wholeOf(lesson);
      const { how, sound: graph } = way(random, span, lesson);
      return {
        how: `${how}${part ? ' in part' : ''}`,
        truths: [truth(code, span)],
        also: also.map((other) => truth(other, span)),
        sound: graph,
      };
    },
  };
}

const gain =
  (low: number, high: number): Way =>
  (random, span, lesson) => {
    const volume = filter(
      'volume',
      `${random.between(low, high).toFixed(1)}dB`,
      during(span, lesson),
    );
    return { how: volume, sound: `[in]${volume}[out]` };
  };

/** As loud as it gets without being cut off: a limiter, a compressor, a leveller before it. */
const LOUD: readonly Way[] = [
  'volume=14dB,alimiter=limit=0.75:level=0',
  'volume=17dB,alimiter=limit=0.8:level=0',
  'acompressor=threshold=0.03:ratio=12:attack=2:release=60:makeup=18,alimiter=limit=0.75:level=0',
  'dynaudnorm=p=0.9:m=30:f=150:g=5,volume=8dB,alimiter=limit=0.75:level=0',
].map((how) => () => ({ how, sound: `[in]${how}[out]` }));

/** Cut off at full scale, by whole numbers or by arithmetic; `after` brings it down again. */
const CLIPS: readonly Way[] = [
  (random, span, lesson) => {
    const volume = filter('volume', `${random.whole(18, 26)}dB`, during(span, lesson));
    const how = `${volume},aformat=sample_fmts=s16`;
    return { how, sound: `[in]aformat=sample_fmts=flt,${how}[out]` };
  },
  (random, span, lesson) => {
    const volume = filter(
      'volume',
      `${random.whole(17, 22)}dB:precision=fixed`,
      during(span, lesson),
    );
    return { how: volume, sound: `[in]aformat=sample_fmts=s16,${volume}[out]` };
  },
  (random, span) => {
    const times = random.between(8, 16).toFixed(1);
    const each = (channel: number) =>
      `if(between(t,${span.startSeconds},${span.endSeconds}),clip(val(${channel})*${times},-1,1),val(${channel}))`;
    const how = `aeval=exprs='${each(0)}|${each(1)}':c=same`;
    return { how: `aeval clip × ${times}`, sound: `[in]${how}[out]` };
  },
];

/** Something beside the speech, as an ffmpeg source of that level: mixed in, all the time or for a part. */
const mixed =
  (source: (random: Random) => string): Way =>
  (random, span, lesson) => {
    const noise = source(random);
    const enable = during(span, lesson);
    const only =
      enable === ''
        ? ''
        : `,volume=0:enable='not(between(t,${span.startSeconds},${span.endSeconds}))'`;
    return {
      how: noise,
      sound: `${noise},aformat=channel_layouts=stereo:sample_rates=48000:sample_fmts=fltp,atrim=0:${lesson.seconds}${only}[beside];[in]aformat=sample_fmts=fltp[speech];[speech][beside]amix=inputs=2:duration=first:normalize=0[out]`,
    };
  };

const NOISE_COLOURS = [
  ['white', 0.05, 0.12],
  ['pink', 0.08, 0.2],
  ['brown', 0.2, 0.5],
  ['velvet', 0.08, 0.2],
] as const;

const noiseOf =
  ([colour, low, high]: (typeof NOISE_COLOURS)[number]) =>
  (random: Random) =>
    `anoisesrc=color=${colour}:amplitude=${random.between(low, high).toFixed(3)}:seed=${random.whole(1, 9999)}:sample_rate=48000`;

/** Mains and its overtones: a country's frequency, and how strong the three first are against each other. */
const hum = (hertz: 50 | 60, strengths: readonly [number, number, number]) => (random: Random) => {
  const peak = random.between(0.025, 0.09);
  const parts = strengths.map(
    (strength, index) => `${(peak * strength).toFixed(4)}*sin(2*PI*${hertz * (index + 1)}*t)`,
  );
  return `aevalsrc=exprs='${parts.join('+')}':sample_rate=48000`;
};

/** Replaces the sound by a version of it for that time. */
function swapped(version: string, span: Span, lesson: MadeLesson): string {
  if (during(span, lesson) === '') return `[in]${version}[out]`;
  const inside = `between(t,${span.startSeconds},${span.endSeconds})`;
  return `[in]asplit[kept][taken];[kept]volume=0:enable='${inside}'[outside];[taken]${version},volume=0:enable='not(${inside})'[within];[outside][within]amix=inputs=2:normalize=0[out]`;
}

const channels =
  (version: string): Way =>
  (_, span, lesson) => ({ how: version, sound: swapped(version, span, lesson) });

/** A lasting step, up or down, sudden or within half a second. */
function levelJump(signs: readonly (1 | -1)[]): Recipe {
  return {
    ...{ code: 'audio.level-jump', side: 'sound' },
    inject: ({ lesson, random }): Injection => {
      const parts = signs.length + 1;
      const times = signs.map(
        (_, index) => (lesson.seconds * (index + 1)) / parts + random.between(-1, 1),
      );
      let level = signs[0]! > 0 ? -random.between(9, 13) : 0;
      const steps = [{ at: 0, level }];
      for (const [index, sign] of signs.entries()) {
        level += sign * random.between(10, 13);
        steps.push({ at: times[index]!, level });
      }
      const chain = steps.map(({ at, level: db }, index) => {
        const until = steps[index + 1]?.at ?? lesson.seconds + 1;
        return `volume=${db.toFixed(1)}dB:enable='gte(t,${at.toFixed(3)})*lt(t,${until.toFixed(3)})'`;
      });
      return {
        how: chain.join(','),
        truths: times.map((at) => truth('audio.level-jump', { startSeconds: at, endSeconds: at })),
        also: [truth('audio.too-quiet', wholeOf(lesson))],
        sound: `[in]${chain.join(',')}[out]`,
      };
    },
  };
}

function silent(seconds: number, gainDb: string): Recipe {
  return {
    ...{ code: 'audio.silent', side: 'sound' },
    inject: ({ lesson, random }) => {
      const span = partOf(lesson, random, seconds);
      const how = `volume=${gainDb}:${during(span, lesson)}`;
      return { how, truths: [truth('audio.silent', span)], sound: `[in]${how}[out]` };
    },
  };
}

const missing: Recipe = {
  ...{ code: 'audio.missing', side: 'sound' },
  inject: ({ lesson }) => ({
    ...{ how: '-an', mute: true },
    truths: [truth('audio.missing', wholeOf(lesson))],
  }),
};

export const SOUND_RECIPES: readonly Recipe[] = [
  missing,
  sound('audio.too-quiet', gain(-24, -12)),
  sound('audio.too-quiet', gain(-22, -15), { part: true, also: ['audio.level-jump'] }),
  ...LOUD.map((way) => sound('audio.too-loud', way)),
  ...CLIPS.flatMap((way) =>
    [false, true].map((part) =>
      sound('audio.clipped', way, {
        part,
        also: ['audio.too-loud', ...(part ? (['audio.level-jump'] as const) : [])],
      }),
    ),
  ),
  ...[4, 6, 9].flatMap((seconds) => [silent(seconds, '0'), silent(seconds, '-70dB')]),
  ...NOISE_COLOURS.flatMap((colour) =>
    [false, true].map((part) => sound('audio.noisy', mixed(noiseOf(colour)), { part })),
  ),
  ...([50, 50, 60] as const).flatMap((hertz, index) =>
    [false, true].map((part) =>
      // A hum is a noise too.
      sound('audio.hum', mixed(hum(hertz, index === 1 ? [0.3, 1, 0.5] : [1, 0.6, 0.4])), {
        part,
        also: ['audio.noisy'],
      }),
    ),
  ),
  ...[
    'pan=stereo|c0=c0|c1=0*c1',
    'pan=stereo|c0=0.05*c0|c1=c1',
    'pan=stereo|c0=c0|c1=0.03*c1',
  ].flatMap((version) =>
    [false, true].map((part) => sound('audio.one-sided', channels(version), { part })),
  ),
  ...[
    "aeval=exprs='-val(0)|val(1)':c=same",
    'pan=stereo|c0=c0|c1=-1*c1',
    'pan=stereo|c0=c0|c1=-0.8*c0',
  ].flatMap((version) =>
    [false, true].map((part) => sound('audio.out-of-phase', channels(version), { part })),
  ),
  levelJump([1]),
  levelJump([-1]),
  levelJump([1, -1]),
  levelJump([-1, 1]),
];
