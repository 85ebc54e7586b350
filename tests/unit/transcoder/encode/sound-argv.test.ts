import { describe, expect, it } from 'vitest';
import {
  type SoundRendition,
  type SoundRequest,
  soundArgv,
} from '../../../../transcoder/encode/sound-argv.ts';
import { STEREO } from '../a-plan.ts';

const MONO = { ...STEREO, channels: 1 } as const;
const WHOLE: SoundRendition = {
  ...{ sampleRateHz: 48_000, channels: 2, bitrateKbps: 128, gainDb: 0 },
};
const LOW: SoundRendition = { sampleRateHz: 48_000, channels: 1, bitrateKbps: 48, gainDb: 4.5 };

const argvOf = (given: Partial<SoundRequest> = {}) =>
  soundArgv({
    input: ['-i', 'file:/data/source'],
    zeroSeconds: 0,
    sound: STEREO,
    tap: { sampleRateHz: 48_000, channels: 2 },
    renditions: [],
    leastSeconds: 12.1,
    ...given,
  });

const graphOf = (given: Partial<SoundRequest> = {}) => {
  const argv = argvOf(given);
  return argv[argv.indexOf('-filter_complex') + 1]!.split(';');
};

describe('the one call of ffmpeg for the sound', () => {
  it('is exactly this when it only measures', () => {
    expect(argvOf()).toEqual([
      ...['ffmpeg', '-hide_banner', '-nostdin', '-loglevel', 'info', '-nostats'],
      ...['-fflags', '+genpts', '-copyts', '-i', 'file:/data/source', '-filter_complex'],
      '[0:1]aresample=48000:async=1:first_pts=0,aformat=sample_fmts=flt:channel_layouts=stereo[tap]',
      ...['-map', '[tap]', '-f', 'f32le', '-c:a', 'pcm_f32le', 'pipe:3'],
    ]);
  });

  it('is exactly this when it only makes renditions', () => {
    expect(argvOf({ tap: null, renditions: [{ ...WHOLE, gainDb: -2.25 }, LOW] })).toEqual([
      ...['ffmpeg', '-hide_banner', '-nostdin', '-loglevel', 'info', '-nostats'],
      ...['-fflags', '+genpts', '-copyts', '-i', 'file:/data/source', '-filter_complex'],
      [
        '[0:1]aresample=48000:async=1:first_pts=0,aformat=sample_fmts=flt:channel_layouts=stereo,asplit=2[e0][e1]',
        '[e0]volume=-2.25dB,apad=whole_dur=12.100,atrim=start_sample=1024[s0]',
        '[e1]volume=4.50dB,aformat=channel_layouts=mono,apad=whole_dur=12.100,atrim=start_sample=1024[s1]',
      ].join(';'),
      ...aac('[s0]', '128k', 'pipe:4'),
      ...aac('[s1]', '48k', 'pipe:5'),
    ]);
  });

  it('measures and makes renditions of one decode', () => {
    expect(graphOf({ renditions: [WHOLE] })).toEqual([
      '[0:1]aresample=48000:async=1:first_pts=0,aformat=sample_fmts=flt:channel_layouts=stereo,asplit=2[e0][tap]',
      '[e0]apad=whole_dur=12.100,atrim=start_sample=1024[s0]',
    ]);
  });
});

describe('the filters of the sound', () => {
  it('turn back the source’s clock to the lesson’s zero', () => {
    expect(graphOf({ zeroSeconds: 1.4 })[0]).toMatch(/^\[0:1\]asetpts=PTS-\(1\.4\)\/TB,aresample=/);
  });

  it('keep a single microphone one channel, at whatever rate is asked for', () => {
    const [decoded, low] = graphOf({
      ...{ sound: MONO, tap: null },
      renditions: [{ ...LOW, gainDb: 0, sampleRateHz: 24_000 }],
    });
    expect(decoded).toMatch(/channel_layouts=mono,asplit=1\[e0\]$/);
    expect(low).toBe('[e0]aresample=24000,apad=whole_dur=12.100,atrim=start_sample=1024[s0]');
  });
});

function aac(pad: string, bitrate: string, pipe: string): string[] {
  return [
    ...['-map', pad, '-c:a', 'aac', '-b:a', bitrate],
    ...['-avoid_negative_ts', 'disabled', '-map_metadata', '-1', '-map_chapters', '-1'],
    ...['-write_tmcd', '0', '-f', 'mp4', '-movflags'],
    '+empty_moov+default_base_moof+frag_keyframe+frag_discont+skip_sidx+skip_trailer',
    ...['-frag_duration', '1000000', pipe],
  ];
}
