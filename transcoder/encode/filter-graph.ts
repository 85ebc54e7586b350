import type { Chunk, PicturePlan, Plan, RenditionPlan, TimingPlan } from '../plan/plan.ts';
import type { Rational } from '../probe/probe.ts';
import type { PictureTap } from '../score/taps.ts';
import { planScaling } from './plan-scaling.ts';
import { toneMapFilters } from './tone-map-filters.ts';

/** Names of the graph's ends, for `-map`. */
export const PADS = {
  rendition: (index: number) => `[rendition${index}]`,
  motion: '[motion]',
  still: '[still]',
  thumbnail: '[thumbnail]',
  findingStill: '[findingStill]',
} as const;

type Pictures = Pick<Plan, 'picture' | 'timing' | 'taps' | 'zeroSeconds'>;

/** The filters between the decoded picture and everything that is made of one chunk of it. */
export function pictureGraph(
  plan: Pictures,
  chunk: Pick<Chunk, 'firstFrame' | 'endFrame'>,
  renditions: readonly RenditionPlan[],
): string {
  const { taps, picture, timing } = plan;
  const at = (tap: PictureTap) => sample(tap, timing.frameRate, chunk.firstFrame);
  const scaled = scaleRenditions(renditions);
  const branches = [
    ...scaled.fromSource,
    ...(timing.motionPerFrame === 1 ? [motion(taps)] : []),
    {
      filters: [at(taps.still), `${size(taps.still)}:flags=bicubic`, 'setsar=1'],
      ends: PADS.still,
    },
    {
      filters: [at(taps.thumbnail), `${size(taps.thumbnail)}:flags=area`, 'setsar=1'],
      ends: PADS.thumbnail,
    },
  ];
  const names = branches.map((_, index) => `[p${index}]`);
  const base = baseFilters(plan, chunk).join(',');
  const source = `[0:${picture.streamIndex}]${base},`;
  const split = `split=${branches.length}${names.join('')}`;
  const chains = [
    ...(timing.motionPerFrame === 1
      ? [`${source}${split}`]
      : [
          `${source}split=2[every][some]`,
          `[every]${motion(taps).filters.join(',')}${PADS.motion}`,
          `[some]${thinOut(timing).join(',')},${split}`,
        ]),
    ...branches.map(({ filters, ends }, index) => `${names[index]}${filters.join(',')}${ends}`),
    ...scaled.fromOthers,
  ];
  return chains.join(';');
}

/** The mean of all pixels below each one, or a tiny picture flickers with noise and shows cuts that are none. */
function motion(taps: Pictures['taps']): Branch {
  return { filters: [`${size(taps.motion)}:flags=area`, 'setsar=1'], ends: PADS.motion };
}

/** From the motion tap's rate to the grid's. */
function thinOut({ frameRate: { numerator, denominator }, motionPerFrame }: TimingPlan): string[] {
  return [
    `select='not(mod(n,${motionPerFrame}))'`,
    `settb=${denominator}/${numerator}`,
    'setpts=N',
  ];
}

/**
 * Some frames of a few that follow each other, upright and in colours as all others, for people to look at.
 * `frames` ascend, counted as the motion tap's.
 */
export function findingStillGraph(
  plan: Pictures,
  frames: readonly number[],
  { width, height }: Readonly<{ width: number; height: number }>,
): string {
  const firstFrame = frames[0] ?? 0;
  const { frameRate, motionPerFrame } = plan.timing;
  const numerator = frameRate.numerator * motionPerFrame;
  const timing = { frameRate: { ...frameRate, numerator }, motionPerFrame: 1 };
  const span = { firstFrame, endFrame: (frames.at(-1) ?? firstFrame) + 1 };
  const base = baseFilters({ ...plan, timing }, span);
  const wanted = frames.map((frame) => `eq(n,${frame - firstFrame})`).join('+');
  const chain = [
    ...base,
    `select='${wanted}'`,
    // The mean of all pixels below it: small, yet neither jagged nor sharper than the lesson is.
    `scale=${width}:${height}:flags=area`,
    'setsar=1',
  ];
  return `[0:${plan.picture.streamIndex}]${chain.join(',')}${PADS.findingStill}`;
}

type Branch = Readonly<{ filters: readonly string[]; ends: string }>;

/** The renditions that come off the source's picture, and whole chains of those that come off one of them. */
function scaleRenditions(
  renditions: readonly RenditionPlan[],
): Readonly<{ fromSource: readonly Branch[]; fromOthers: readonly string[] }> {
  const origins = planScaling(renditions);
  const smaller = (index: number) => [...origins.keys()].filter((each) => origins[each] === index);
  const branch = ({ width, height }: RenditionPlan, index: number): Branch => {
    const others = smaller(index).map((each) => `[s${each}]`);
    return {
      filters: [
        // Bicubic keeps strokes of chalk and small print; the cheaper default smears them.
        `scale=${width}:${height}:flags=bicubic`,
        'setsar=1',
        ...(others.length === 0 ? [] : [`split=${others.length + 1}`]),
      ],
      ends: [PADS.rendition(index), ...others].join(''),
    };
  };
  const branches = renditions.map(branch);
  return {
    fromSource: branches.filter((_, index) => origins[index] === null),
    fromOthers: branches.flatMap(({ filters, ends }, index) =>
      origins[index] === null ? [] : [`[s${index}]${filters.join(',')}${ends}`],
    ),
  };
}

/** What all branches share, in the order that costs least: fewer frames before fewer pixels. */
function baseFilters(
  { picture, timing, zeroSeconds }: Pictures,
  { firstFrame, endFrame }: Pick<Chunk, 'firstFrame' | 'endFrame'>,
): string[] {
  const { frameRate, motionPerFrame } = timing;
  const { denominator } = frameRate;
  const numerator = frameRate.numerator * motionPerFrame;
  const start = (firstFrame * denominator) / frameRate.numerator;
  return [
    // One frame for two fields, and only where a frame is marked as interlaced.
    ...(picture.deinterlace ? ['bwdif=mode=send_frame:parity=auto:deint=interlaced'] : []),
    // From the source's clock to the lesson's.
    ...(zeroSeconds === 0 ? [] : [`setpts=PTS-(${zeroSeconds})/TB`]),
    // A constant rate, and an end that never comes: a picture that ends before the chunk does, or before it even
    // begins, stays.
    `fps=fps=${numerator}/${denominator}`,
    'tpad=stop=-1:stop_mode=clone',
    // From the chunk's first frame: a picture that starts late holds its first one, and one that was there before goes
    // on, so lips stay in time.
    `fps=fps=${numerator}/${denominator}:start_time=${start.toFixed(6)}`,
    // Exactly as many frames as planned, and not one packet read for more.
    `trim=end_frame=${(endFrame - firstFrame) * motionPerFrame}`,
    'setpts=N',
    ...(picture.toneMap ? toneMapFilters() : []),
    // Limited range and 4:2:0 for everybody; another matrix only where the source's is not one that players know.
    scaleColours(picture),
    'format=yuv420p',
    ...turn(picture.rotationDegrees),
  ];
}

/** A scaler that need not ask each frame for its range hands it on untouched where there is nothing else to do. */
function scaleColours(picture: PicturePlan): string {
  const { limitedRange, convertMatrix } = picture;
  return [
    `scale=${limitedRange ? 'in_range=tv:' : ''}out_range=tv`,
    ...(convertMatrix ? [`out_color_matrix=${matrixName(picture)}`] : []),
  ].join(':');
}

/** Instead of ffmpeg's automatic turn, which would come before deinterlacing. */
function turn(rotationDegrees: PicturePlan['rotationDegrees']): string[] {
  switch (rotationDegrees) {
    case 0:
      return [];
    case 90:
      return ['transpose=clock'];
    case 180:
      return ['hflip', 'vflip'];
    case 270:
      return ['transpose=cclock'];
  }
}

/**
 * The last frame at or before each multiple of the tap's interval: frame n, counted over the whole lesson, where the next
 * such instant after it comes before the next frame.
 */
function sample(tap: PictureTap, { numerator, denominator }: Rational, firstFrame: number): string {
  const every = numerator * Math.round(1 / tap.framesPerSecond);
  const frame = `(n+${firstFrame})*${denominator}`;
  return `select='lt(ceil((${frame})/${every})*${every},(${frame})+${denominator})'`;
}

function size(tap: PictureTap): string {
  return `scale=${tap.width}:${tap.height}`;
}

function matrixName({ matrix }: PicturePlan): string {
  return matrix === 'bt470bg' ? 'bt470' : matrix;
}
