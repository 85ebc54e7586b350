import type { Chunk, PicturePlan, Plan, RenditionPlan } from '../plan/plan.ts';
import type { Rational } from '../probe/probe.ts';
import type { PictureTap } from '../score/taps.ts';
import { toneMapFilters } from './tone-map-filters.ts';

/** Names of the graph's ends, for `-map`. */
export const PADS = {
  rendition: (index: number) => `[rendition${index}]`,
  motion: '[motion]',
  still: '[still]',
  thumbnail: '[thumbnail]',
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
  const branches = [
    ...renditions.map((rendition, index) => ({
      // Bicubic keeps strokes of chalk and small print; the cheaper default smears them.
      filters: [`scale=${rendition.width}:${rendition.height}:flags=bicubic`],
      pad: PADS.rendition(index),
    })),
    // The mean of all pixels below it, or a tiny picture flickers with noise and shows cuts that are none.
    { filters: [`${size(taps.motion)}:flags=area`], pad: PADS.motion },
    { filters: [at(taps.still), `${size(taps.still)}:flags=bicubic`], pad: PADS.still },
    { filters: [at(taps.thumbnail), `${size(taps.thumbnail)}:flags=area`], pad: PADS.thumbnail },
  ];
  const names = branches.map((_, index) => `[p${index}]`);
  const base = baseFilters(plan, chunk).join(',');
  const chains = [
    `[0:${picture.streamIndex}]${base},split=${branches.length}${names.join('')}`,
    ...branches.map(
      ({ filters, pad }, index) => `${names[index]}${[...filters, 'setsar=1'].join(',')}${pad}`,
    ),
  ];
  return chains.join(';');
}

/** What all branches share, in the order that costs least: fewer frames before fewer pixels. */
function baseFilters(
  { picture, timing, zeroSeconds }: Pictures,
  { firstFrame, endFrame }: Pick<Chunk, 'firstFrame' | 'endFrame'>,
): string[] {
  const { numerator, denominator } = timing.frameRate;
  const start = (firstFrame * denominator) / numerator;
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
    `trim=end_frame=${endFrame - firstFrame}`,
    'setpts=N',
    ...(picture.toneMap ? toneMapFilters() : []),
    // Limited range and 4:2:0 for everybody; another matrix only where the source's is not one that players know.
    `scale=out_range=tv${picture.convertMatrix ? `:out_color_matrix=${matrixName(picture)}` : ''}`,
    'format=yuv420p',
    ...turn(picture.rotationDegrees),
  ];
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
