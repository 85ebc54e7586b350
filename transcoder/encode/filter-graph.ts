import type { PicturePlan, Plan, RenditionPlan } from '../plan/plan.ts';
import type { PictureTap } from '../score/taps.ts';
import { toneMapFilters } from './tone-map-filters.ts';

/** Names of the graph's ends, for `-map`. */
export const PADS = {
  rendition: (index: number) => `[rendition${index}]`,
  motion: '[motion]',
  still: '[still]',
  thumbnail: '[thumbnail]',
  aac: '[aac]',
  sound: '[sound]',
} as const;

/** AAC's encoder delay, in samples: the frame that every decoder throws up before the first real one. */
const AAC_PRIMING = 1024;

/** The filters between the decoded picture and everything that is made of it; renditions only where asked for. */
export function pictureGraph(plan: Plan, renditions: readonly RenditionPlan[]): string {
  const { taps, picture } = plan;
  const branches = [
    ...renditions.map((rendition, index) => ({
      // Bicubic keeps strokes of chalk and small print; the cheaper default smears them.
      filters: [`scale=${rendition.width}:${rendition.height}:flags=bicubic`],
      pad: PADS.rendition(index),
    })),
    // The mean of all pixels below it, or a tiny picture flickers with noise and shows cuts that are none.
    { filters: [`${size(taps.motion)}:flags=area`], pad: PADS.motion },
    { filters: [sample(taps.still), `${size(taps.still)}:flags=bicubic`], pad: PADS.still },
    {
      filters: [sample(taps.thumbnail), `${size(taps.thumbnail)}:flags=area`],
      pad: PADS.thumbnail,
    },
  ];
  const names = branches.map((_, index) => `[p${index}]`);
  const base = baseFilters(plan).join(',');
  const chains = [
    `[0:${picture.streamIndex}]${base},split=${branches.length}${names.join('')}`,
    ...branches.map(
      ({ filters, pad }, index) => `${names[index]}${[...filters, 'setsar=1'].join(',')}${pad}`,
    ),
  ];
  return chains.join(';');
}

/** What all branches share, in the order that costs least: fewer frames before fewer pixels. */
function baseFilters({ picture, timing }: Plan): string[] {
  const { numerator, denominator } = timing.frameRate;
  return [
    // One frame for two fields, and only where a frame is marked as interlaced.
    ...(picture.deinterlace ? ['bwdif=mode=send_frame:parity=auto:deint=interlaced'] : []),
    // A constant rate from the lesson's zero: a picture that starts late holds its first frame, so lips stay in time.
    `fps=fps=${numerator}/${denominator}:start_time=0`,
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

/** The last frame at or before each instant; the default would give one from up to half an interval later. */
function sample(tap: PictureTap): string {
  return `fps=fps=1/${Math.round(1 / tap.framesPerSecond)}:start_time=0:round=up`;
}

function size(tap: PictureTap): string {
  return `scale=${tap.width}:${tap.height}`;
}

function matrixName({ matrix }: PicturePlan): string {
  return matrix === 'bt470bg' ? 'bt470' : matrix;
}

/**
 * The same for the sound; null where there is none. A graph of its own: a picture that changes its size in the
 * middle makes ffmpeg build its graph anew, and the sound would start over from silence.
 */
export function soundGraph({ sound, taps }: Plan, forRendition: boolean): string | null {
  if (sound === null || taps.sound === null) return null;
  const layout = taps.sound.channels === 1 ? 'mono' : 'stereo';
  const base = [
    // Silence where the sound starts late or has holes, so that it stays with the picture.
    `[0:${sound.streamIndex}]aresample=${taps.sound.sampleRateHz}:async=1:first_pts=0`,
    `aformat=sample_fmts=flt:channel_layouts=${layout}`,
  ].join(',');
  if (!forRendition) return `${base}${PADS.sound}`;
  const aac = [
    ...(sound.sampleRateHz === taps.sound.sampleRateHz ? [] : [`aresample=${sound.sampleRateHz}`]),
    // The encoder puts its priming where these samples were. The track then starts at zero without an edit
    // list, which browsers and Apple's players read differently.
    `atrim=start_sample=${AAC_PRIMING}`,
  ].join(',');
  return `${base},asplit=2[s0]${PADS.sound};[s0]${aac}${PADS.aac}`;
}
