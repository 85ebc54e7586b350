import type { SoundPlan } from '../plan/plan.ts';
import type { SoundTap } from '../score/taps.ts';
import { FRAGMENTS } from './fragments.ts';

/** Which pipe carries the samples to be measured; renditions follow. */
export const SOUND_FDS = { tap: 3, rendition: (index: number) => 4 + index } as const;

/** A sound rendition to be encoded. */
export type SoundRendition = Readonly<{
  sampleRateHz: number;
  channels: 1 | 2;
  bitrateKbps: number;
  /** Louder or softer than the source. */
  gainDb: number;
}>;

export type SoundRequest = Readonly<{
  /** How the source is opened: `-i` and what belongs before it. */
  input: readonly string[];
  /** The lesson's zero on the source's own clock. */
  zeroSeconds: number;
  sound: SoundPlan;
  /** null: nothing is measured. */
  tap: SoundTap | null;
  renditions: readonly SoundRendition[];
  /** How long the renditions are at least: silence follows a sound that ends before the picture. */
  leastSeconds: number;
}>;

/** AAC's encoder delay, in samples: the frame that every decoder throws up before the first real one. */
const AAC_PRIMING = 1024;
const SAMPLE_RATE_HZ = 48_000;

/** One ffmpeg call that decodes the sound of the whole lesson once, into samples and renditions. */
export function soundArgv(request: SoundRequest): string[] {
  const { input, tap, renditions } = request;
  return [
    ...['ffmpeg', '-hide_banner', '-nostdin', '-loglevel', 'info', '-nostats'],
    ...['-fflags', '+genpts', '-copyts'],
    ...input,
    ...['-filter_complex', soundGraph(request)],
    ...renditions.flatMap((rendition, index) => [
      ...['-map', `[s${index}]`, '-c:a', 'aac', '-b:a', `${rendition.bitrateKbps}k`],
      ...FRAGMENTS,
      // A second each: without a picture no keyframe opens a fragment.
      ...['-frag_duration', '1000000'],
      `pipe:${SOUND_FDS.rendition(index)}`,
    ]),
    ...(tap === null
      ? []
      : ['-map', '[tap]', '-f', 'f32le', '-c:a', 'pcm_f32le', `pipe:${SOUND_FDS.tap}`]),
  ];
}

function soundGraph(request: SoundRequest): string {
  const { sound, zeroSeconds, tap, renditions, leastSeconds } = request;
  const { streamIndex, channels } = sound;
  const ends = [...renditions.map((_, index) => `[e${index}]`), ...(tap === null ? [] : ['[tap]'])];
  const base = [
    // From the source's clock to the lesson's.
    ...(zeroSeconds === 0 ? [] : [`asetpts=PTS-(${zeroSeconds})/TB`]),
    // Silence where the sound starts late or has holes, so that it stays with the picture.
    `aresample=${SAMPLE_RATE_HZ}:async=1:first_pts=0`,
    `aformat=sample_fmts=flt:channel_layouts=${layout(channels)}`,
  ].join(',');
  const decoded = `[0:${streamIndex}]${base}`;
  if (ends.length === 1 && tap !== null) return `${decoded}[tap]`;
  const chains = renditions.map((rendition, index) => {
    const filters = [
      ...(rendition.gainDb === 0 ? [] : [`volume=${rendition.gainDb.toFixed(2)}dB`]),
      ...(rendition.channels === channels
        ? []
        : [`aformat=channel_layouts=${layout(rendition.channels)}`]),
      ...(rendition.sampleRateHz === SAMPLE_RATE_HZ ? [] : [`aresample=${rendition.sampleRateHz}`]),
      `apad=whole_dur=${leastSeconds.toFixed(3)}`,
      // The encoder puts its priming where these samples were. The track then starts at zero without an edit
      // list, which browsers and Apple's players read differently.
      `atrim=start_sample=${AAC_PRIMING}`,
    ];
    return `[e${index}]${filters.join(',')}[s${index}]`;
  });
  return [`${decoded},asplit=${ends.length}${ends.join('')}`, ...chains].join(';');
}

function layout(channels: 1 | 2): string {
  return channels === 1 ? 'mono' : 'stereo';
}
