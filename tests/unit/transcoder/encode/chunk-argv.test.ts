import { describe, expect, it } from 'vitest';
import { type ChunkRequest, chunkArgv } from '../../../../transcoder/encode/chunk-argv.ts';
import { pictureGraph } from '../../../../transcoder/encode/filter-graph.ts';
import { planOf, RENDITION_360P, RENDITION_480P } from '../a-plan.ts';

const ENCODERS = {
  preset: 'veryfast',
  subpixelRefinement: 1,
  av1: { preset: 8, crfAbove264: 12 },
};
const INPUT = ['-i', 'file:/data/source'];

function argvOf(
  given: Parameters<typeof planOf>[0] = {},
  chunk = 0,
  request: Partial<ChunkRequest> = {},
): string[] {
  const plan = planOf(given);
  return chunkArgv({
    ...{ input: INPUT, plan, chunk: plan.chunks[chunk]!, encoders: ENCODERS },
    ...request,
  });
}

describe('the one call of ffmpeg for a chunk', () => {
  it('is exactly this for the first of a 480p source', () => {
    const plan = planOf();
    const forced = '0.000000,1.993658,3.995658';
    expect(argvOf()).toEqual([
      ...['ffmpeg', '-hide_banner', '-nostdin', '-loglevel', 'verbose', '-nostats'],
      ...['-vsync', 'passthrough', '-fflags', '+genpts', '-noautorotate', '-reinit_filter:v', '0'],
      ...['-copyts', '-i', 'file:/data/source', '-filter_complex'],
      pictureGraph(plan, plan.chunks[0]!, plan.renditions),
      ...h264(0, ['24', '1200k', '2400k'], '180', forced),
      ...h264(1, ['25', '700k', '1400k'], '180', forced),
      ...['-map', '[motion]', '-f', 'rawvideo', '-pix_fmt', 'yuv420p', 'pipe:3'],
      ...['-map', '[still]', '-f', 'rawvideo', '-pix_fmt', 'yuv420p', 'pipe:4'],
      ...['-map', '[thumbnail]', '-f', 'rawvideo', '-pix_fmt', 'yuv420p', 'pipe:5'],
    ]);
  });

  it('seeks to the keyframe before a later one, and counts its keyframes from its own start', () => {
    const argv = argvOf({}, 1);
    const seek = [
      ...['-copyts', '-noaccurate_seek', '-seek_timestamp', '1', '-ss', '5.500000'],
      ...INPUT,
    ];
    const at = argv.indexOf('-copyts');
    expect(argv.slice(at, at + seek.length)).toEqual(seek);
    expect(argumentOf(argv, '-force_key_frames')).toBe(
      '0.000000,1.993658,3.995658,5.997658,7.999658',
    );
    expect(argumentOf(argv, '-g')).toBe('270');
    expect(argumentOf(argv, '-filter_complex')).toContain('start_time=6.006000');
  });

  it('seeks before the file’s zero where its clock says so', () => {
    const chunk = { firstFrame: 180, endFrame: 450, seekSeconds: -0.5 };
    expect(argumentOf(argvOf({}, 1, { chunk }), '-ss')).toBe('-0.500000');
  });

  it('makes no rendition when it only measures', () => {
    const argv = argvOf({}, 0, { encoders: null });
    expect(argv.filter((each) => /x264|mp4|rendition/.test(each))).toEqual([]);
    expect(argv.filter((each) => each.startsWith('pipe:'))).toEqual(['pipe:3', 'pipe:4', 'pipe:5']);
  });

  it('is exactly this for a rendition of the second codec', () => {
    const av1 = { ...RENDITION_360P, name: '360p-av1', codec: 'av1', crf: 37 } as const;
    const argv = argvOf({ renditions: [RENDITION_480P, av1] });
    const from = argv.indexOf('[rendition1]') + 1;
    expect(argv.slice(from, argv.indexOf('-force_key_frames', from))).toEqual([
      ...['-c:v', 'libsvtav1', '-preset', '8', '-crf', '37', '-maxrate', '700k'],
      ...['-bufsize', '1400k'],
      ...['-svtav1-params', 'irefresh-type=2:scd=0:enable-force-key-frames=1', '-g', '180'],
    ]);
  });

  it('says which colours its picture has', () => {
    const tags = (matrix: 'bt709' | 'smpte170m' | 'bt470bg') => {
      const argv = argvOf({ picture: { matrix } });
      return ['-colorspace', '-color_primaries', '-color_trc', '-color_range'].map((name) =>
        argumentOf(argv, name),
      );
    };
    expect(tags('bt709')).toEqual(['bt709', 'bt709', 'bt709', 'tv']);
    expect(tags('smpte170m')).toEqual(['smpte170m', 'smpte170m', 'smpte170m', 'tv']);
    expect(tags('bt470bg')).toEqual(['bt470bg', 'bt470bg', 'smpte170m', 'tv']);
  });

  it('builds its filters anew for a changed picture only where they cannot take it', () => {
    expect(argvOf()).toContain('-reinit_filter:v');
    expect(argvOf({ picture: { deinterlace: true } })).not.toContain('-reinit_filter:v');
    expect(argvOf({ picture: { toneMap: true } })).not.toContain('-reinit_filter:v');
  });
});

function argumentOf(argv: readonly string[], name: string): string | undefined {
  return argv[argv.indexOf(name) + 1];
}

function h264(index: number, rates: [string, string, string], gop: string, forced: string) {
  const [crf, rate, buffer] = rates;
  return [
    ...['-map', `[rendition${index}]`, '-c:v', 'libx264', '-preset', 'veryfast'],
    ...['-subq', '1', '-profile:v', 'high', '-crf', crf, '-maxrate', rate, '-bufsize', buffer],
    ...['-sc_threshold', '0', '-forced-idr', '1', '-flags', '+cgop'],
    ...['-g', gop, '-force_key_frames', forced],
    ...['-colorspace', 'smpte170m', '-color_primaries', 'smpte170m'],
    ...['-color_trc', 'smpte170m', '-color_range', 'tv', '-video_track_timescale', '30000'],
    ...['-avoid_negative_ts', 'disabled', '-map_metadata', '-1', '-map_chapters', '-1'],
    ...['-write_tmcd', '0', '-f', 'mp4', '-movflags'],
    '+empty_moov+default_base_moof+frag_keyframe+frag_discont+skip_sidx+skip_trailer',
    `pipe:${6 + index}`,
  ];
}
