import type { FindingCode } from '../../../storage/catalog/report.ts';
import type { Random } from '../material/random.ts';
import type { MadeLesson } from '../material/write-lesson.ts';
import type { Injection, Recipe } from './injection.ts';
import { during, filter, partOf, type Span, truth, wholeOf } from './spans.ts';

/** Options of a filter that can be switched on for a part of the time. */
type Spoil = (lesson: MadeLesson, random: Random) => readonly [name: string, options: string];

/** Softness that stays visible however large the frame is: pixels for each 1080 lines. */
const at1080 = (lesson: MadeLesson, pixels: number) =>
  Math.max(1, (pixels * lesson.plan.size.height) / 1080);

const BLURS: readonly Spoil[] = [
  (lesson, random) => ['gblur', `sigma=${at1080(lesson, random.between(4, 9)).toFixed(2)}`],
  (lesson, random) => ['boxblur', `${Math.ceil(at1080(lesson, random.between(5, 12)))}:1`],
  (lesson, random) => ['avgblur', `sizeX=${Math.ceil(at1080(lesson, random.between(5, 12)))}`],
  (lesson, random) => [
    'boxblur',
    `luma_radius=${Math.ceil(at1080(lesson, random.between(4, 8)))}:luma_power=2`,
  ],
];
const DARKS: readonly Spoil[] = [
  (_, random) => ['eq', `brightness=${random.between(-0.48, -0.36).toFixed(2)}`],
  (_, random) => ['lutyuv', `y=16+(val-16)*${random.between(0.2, 0.34).toFixed(2)}`],
  (_, random) => ['colorlevels', level(random.between(0.2, 0.35), 'omax')],
  (_, random) => [
    'eq',
    `brightness=-0.15:gamma=${random.between(0.35, 0.5).toFixed(2)}:contrast=0.8`,
  ],
];
const BRIGHTS: readonly Spoil[] = [
  (_, random) => ['eq', `brightness=${random.between(0.4, 0.55).toFixed(2)}`],
  (_, random) => ['lutyuv', `y=16+(val-16)*${random.between(2, 3).toFixed(2)}`],
  (_, random) => ['exposure', `exposure=${random.between(1.6, 2.6).toFixed(2)}`],
  (_, random) => ['colorlevels', level(random.between(0.3, 0.45), 'imax')],
];
const NOISES: readonly Spoil[] = [
  (_, random) => ['noise', `alls=${random.whole(28, 60)}:allf=t`],
  (_, random) => ['noise', `alls=${random.whole(28, 60)}:allf=t+u`],
  (_, random) => ['noise', `c0s=${random.whole(30, 60)}:c0f=t`],
];
const CASTS: readonly Spoil[] = [
  (_, random) => ['colorbalance', `rs=${share(random)}:rm=${share(random)}:rh=${share(random)}`],
  (_, random) => ['colorbalance', `bs=${share(random)}:bm=${share(random)}:bh=${share(random)}`],
  (_, random) => [
    'colortemperature',
    `temperature=${random.pick([2200, 2800, 3200, 14000, 20000])}`,
  ],
  (_, random) => ['lutyuv', `u=val+${random.whole(14, 28)}:v=val-${random.whole(10, 20)}`],
  (_, random) => [
    'colorchannelmixer',
    `rr=${random.between(0.55, 0.7).toFixed(2)}:gg=1.05:bb=${random.between(0.6, 0.8).toFixed(2)}`,
  ],
  (_, random) => ['lutyuv', `u=val-${random.whole(14, 24)}:v=val+${random.whole(12, 24)}`],
];

function share(random: Random): string {
  return random.between(0.3, 0.55).toFixed(2);
}

/** One of colorlevels' bounds for all three colours: romax, gomax, bomax. */
function level(value: number, bound: 'imax' | 'omax'): string {
  return ['r', 'g', 'b'].map((colour) => `${colour}${bound}=${value.toFixed(2)}`).join(':');
}

/** Long enough for a viewer to be annoyed, and for limits of 5 s. */
const PART_SECONDS = [8, 12] as const;

/** The same fault over the whole lesson and over a part of it; an abrupt change of light or colour is one as well. */
function switched(code: FindingCode, spoils: readonly Spoil[], jumps: boolean): readonly Recipe[] {
  return spoils.flatMap((spoil) =>
    [false, true].map(
      (part): Recipe => ({
        code,
        side: 'picture',
        // A slide may be dark, bright or of one colour; under noise it looks like a camera's picture.
        ...(jumps || code === 'picture.noisy' ? { camera: true } : {}),
        inject: ({ lesson, random }) => {
          const span = part
            ? partOf(lesson, random, random.between(...PART_SECONDS))
            : wholeOf(lesson);
          const [name, options] = spoil(lesson, random);
          return {
            how: `${name}=${options}${part ? ' in part' : ''}`,
            truths: [truth(code, span)],
            also: [
              ...(part && jumps ? edgesOf(span) : []),
              // So dark, a blackboard is all black.
              ...(code === 'picture.dark' ? [truth('picture.black', span)] : []),
            ],
            picture: `[in]${filter(name, options, during(span, lesson))}[out]`,
          };
        },
      }),
    ),
  );
}

/** Where light or colour changes at once. */
function edgesOf({ startSeconds, endSeconds }: Span) {
  return [startSeconds, endSeconds].map((at) =>
    truth('cut.colour-jump', { startSeconds: at, endSeconds: at }),
  );
}

/** Spoils a copy and lays it over the lesson for that part of the time. */
function overlaid(spoil: string, span: Span, lesson: MadeLesson): string {
  const enable = during(span, lesson);
  if (enable === '') return `[in]${spoil}[out]`;
  return `[in]split[kept][taken];[taken]${spoil}[spoilt];[kept][spoilt]overlay=${enable}[out]`;
}

const SHRINKS = ['bilinear', 'bicubic', 'lanczos', 'fast_bilinear'] as const;

function upscaled(part: boolean): Recipe {
  return {
    ...{ code: 'picture.upscaled', side: 'picture', leastHeight: 720 },
    inject: ({ lesson, random }) => {
      const { width, height } = lesson.plan.size;
      const span = part ? partOf(lesson, random, random.between(...PART_SECONDS)) : wholeOf(lesson);
      const times = random.between(2.5, 4.5);
      const small = `${2 * Math.round(width / times / 2)}:${2 * Math.round(height / times / 2)}`;
      const kernel = random.pick(SHRINKS);
      const spoil = `scale=${small}:flags=area,scale=${width}:${height}:flags=${kernel}`;
      return {
        how: `${spoil}${part ? ' in part' : ''}`,
        truths: [truth('picture.upscaled', span)],
        // Enlarged so much, it looks soft as well.
        also: [truth('picture.blurred', span)],
        picture: overlaid(spoil, span, lesson),
      };
    },
  };
}

/** Encoders starved of bits, for a picture of that many lines. */
const STARVED: readonly ((lesson: MadeLesson, random: Random) => readonly string[])[] = [
  () => ['-c:v', 'mpeg4', '-q:v', '31'],
  (_, random) => ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', String(random.whole(45, 50))],
  (lesson, random) => [
    '-c:v',
    'mpeg4',
    '-b:v',
    `${Math.round(starvedKbps(lesson) * random.between(0.8, 1.2))}k`,
    '-g',
    '250',
  ],
  () => ['-c:v', 'mpeg2video', '-q:v', '31'],
  (_, random) => [
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-crf',
    String(random.whole(43, 48)),
    '-x264-params',
    'no-deblock=1',
  ],
];

/** Some hundredths of a bit a pixel. */
function starvedKbps(lesson: MadeLesson): number {
  return (lesson.plan.size.width * lesson.plan.size.height) / 2500;
}

function blocky(starve: (typeof STARVED)[number], part: boolean): Recipe {
  return {
    ...{ code: 'picture.blocky', side: 'picture' },
    inject: ({ lesson, random }): Injection => {
      const encode = starve(lesson, random);
      const span = part ? partOf(lesson, random, random.between(...PART_SECONDS)) : wholeOf(lesson);
      const common = {
        how: `${encode.join(' ')}${part ? ' in part' : ''}`,
        truths: [truth('picture.blocky', span)],
        // What the encoder left out is missing from the picture.
        also: [truth('picture.blurred', span), truth('picture.upscaled', span)],
      };
      if (!part) return { ...common, encode };
      return {
        ...common,
        second: encode,
        picture: `[in][1:v]overlay=${during(span, lesson)}[out]`,
      };
    },
  };
}

/** Offsets of a hand-held camera, as expressions of the frame number or the time; w and h: the reserve. */
const SHAKES = [
  ['random(1)*(iw-ow)', 'random(2)*(ih-oh)'],
  ['(iw-ow)/2*(1+sin(2*PI*3.1*t))', '(ih-oh)/2*(1+sin(2*PI*4.3*t+1))'],
  [
    '(iw-ow)/2*(1+0.6*sin(2*PI*2.3*t)+0.4*sin(2*PI*5.7*t))',
    '(ih-oh)/2*(1+0.6*sin(2*PI*3.7*t)+0.4*cos(2*PI*6.1*t))',
  ],
  ['(iw-ow)/2*(1+sin(n*1.3))', '(ih-oh)/2*(1+cos(n*1.7))'],
] as const;

function shaky([x, y]: (typeof SHAKES)[number], part: boolean): Recipe {
  return {
    ...{ code: 'picture.shaky', side: 'picture', camera: true },
    inject: ({ lesson, random }) => {
      const { width, height } = lesson.plan.size;
      const kept = random.between(0.9, 0.95);
      const span = part ? partOf(lesson, random, random.between(...PART_SECONDS)) : wholeOf(lesson);
      const crop = `crop=w=iw*${kept.toFixed(3)}:h=ih*${kept.toFixed(3)}:x='${x}':y='${y}'`;
      return {
        how: `${crop}${part ? ' in part' : ''}`,
        truths: [truth('picture.shaky', span)],
        picture: overlaid(`${crop},scale=${width}:${height}`, span, lesson),
      };
    },
  };
}

const BLACKS: readonly (readonly [name: string, options: string])[] = [
  ['drawbox', 'color=black:t=fill'],
  ['lutyuv', 'y=16:u=128:v=128'],
  ['eq', 'brightness=-1'],
];

function black([name, options]: (typeof BLACKS)[number], seconds: number): Recipe {
  return {
    ...{ code: 'picture.black', side: 'picture' },
    inject: ({ lesson, random }) => {
      const span = partOf(lesson, random, seconds);
      return {
        how: `${name}=${options} for ${seconds} s`,
        truths: [truth('picture.black', span)],
        picture: `[in]${filter(name, options, during(span, lesson))}[out]`,
      };
    },
  };
}

export const PICTURE_RECIPES: readonly Recipe[] = [
  ...switched('picture.blurred', BLURS, false),
  ...switched('picture.dark', DARKS, true),
  ...switched('picture.overexposed', BRIGHTS, true),
  ...switched('picture.noisy', NOISES, false),
  ...switched('picture.colour-cast', CASTS, true),
  ...[false, true, false, false].map(upscaled),
  ...STARVED.flatMap((starve) => [blocky(starve, false), blocky(starve, true)]),
  ...SHAKES.flatMap((shake) => [shaky(shake, false), shaky(shake, true)]),
  ...BLACKS.flatMap((way) => [0.8, 2, 5].map((seconds) => black(way, seconds))),
];
