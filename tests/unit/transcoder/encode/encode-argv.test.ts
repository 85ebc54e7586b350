import { describe, expect, it } from 'vitest';
import { LESSON_LADDER } from '../../../../config/ladder.ts';
import { encodeArgv } from '../../../../transcoder/encode/encode-argv.ts';
import { pictureGraph } from '../../../../transcoder/encode/filter-graph.ts';
import { planLesson } from '../../../../transcoder/plan/plan-lesson.ts';
import { probeOf } from '../plan/video-of.ts';

const ntsc480 = planLesson(
  probeOf(
    {
      ...{ width: 854, height: 480, displayWidth: 854, displayHeight: 480 },
      framesPerSecond: 29.97,
      nominalFrameRate: { numerator: 30_000, denominator: 1001 },
    },
    { durationSeconds: 60 },
  ),
  LESSON_LADDER,
);

describe('the one call of ffmpeg', () => {
  it('is exactly this for a 480p source', () => {
    const argv = encodeArgv({ sourceFile: '/data/source', plan: ntsc480, preset: 'veryfast' });
    expect(argv).toEqual([
      ...['ffmpeg', '-hide_banner', '-nostdin', '-loglevel', 'info', '-nostats'],
      ...['-fflags', '+genpts', '-noautorotate', '-reinit_filter:v', '0'],
      ...['-protocol_whitelist', 'file,pipe', '-format_whitelist', expect.stringMatching(/^mov,/)],
      ...['-i', 'file:/data/source'],
      '-filter_complex',
      [
        '[0:0]fps=fps=30000/1001:start_time=0,scale=out_range=tv,format=yuv420p,split=5[p0][p1][p2][p3][p4]',
        '[p0]scale=854:480:flags=bicubic,setsar=1[rendition0]',
        '[p1]scale=640:360:flags=bicubic,setsar=1[rendition1]',
        '[p2]scale=64:36:flags=area,setsar=1[motion]',
        '[p3]fps=fps=1/1:start_time=0:round=up,scale=854:480:flags=bicubic,setsar=1[still]',
        '[p4]fps=fps=1/1:start_time=0:round=up,scale=284:160:flags=area,setsar=1[thumbnail]',
      ].join(';'),
      '-filter_complex',
      [
        '[0:1]aresample=48000:async=1:first_pts=0,aformat=sample_fmts=flt:channel_layouts=stereo,asplit=2[s0][sound]',
        '[s0]atrim=start_sample=1024[aac]',
      ].join(';'),
      ...video(0, '480p', '24', '1200k', '2400k'),
      ...video(1, '360p', '25', '700k', '1400k'),
      ...['-map', '[aac]', '-c:a', 'aac', '-b:a', '128k', '-ar', '48000', '-ac', '2'],
      ...hls('audio'),
      ...['-map', '[motion]', '-f', 'rawvideo', '-pix_fmt', 'yuv420p', 'pipe:3'],
      ...['-map', '[still]', '-f', 'rawvideo', '-pix_fmt', 'yuv420p', 'pipe:4'],
      ...['-map', '[thumbnail]', '-f', 'rawvideo', '-pix_fmt', 'yuv420p', 'pipe:5'],
      ...['-map', '[sound]', '-f', 'f32le', '-c:a', 'pcm_f32le', 'pipe:6'],
    ]);
  });

  it('makes no rendition and writes no file when it only measures', () => {
    const argv = encodeArgv({ sourceFile: '/data/source', plan: ntsc480, preset: null });
    expect(argv.filter((each) => /x264|hls|m4s/.test(each))).toEqual([]);
    expect(argv.filter((each) => each.startsWith('pipe:'))).toEqual([
      'pipe:3',
      'pipe:4',
      'pipe:5',
      'pipe:6',
    ]);
  });

  it('taps no sound where there is none', () => {
    const plan = planLesson(probeOf({}, { audio: null }), LESSON_LADDER);
    const argv = encodeArgv({ sourceFile: '/data/source', plan, preset: 'veryfast' });
    expect(argv).not.toContain('pipe:6');
    expect(argv.join(' ')).not.toContain('audio');
  });
});

it('builds its filters anew for a changed picture only where they cannot take it', () => {
  const argv = (...given: Parameters<typeof probeOf>) =>
    encodeArgv({
      sourceFile: '/data/source',
      plan: planLesson(probeOf(...given), LESSON_LADDER),
      preset: null,
    });
  expect(argv()).toContain('-reinit_filter:v');
  expect(argv({ scan: 'interlaced' })).not.toContain('-reinit_filter:v');
  expect(argv({ colorTransfer: 'smpte2084' })).not.toContain('-reinit_filter:v');
});

describe('the filters before everything else', () => {
  const base = (...given: Parameters<typeof probeOf>) => {
    const plan = planLesson(probeOf(...given), LESSON_LADDER);
    return pictureGraph(plan, plan.renditions).split(',split=')[0];
  };

  it('deinterlace before they thin out, and turn last', () => {
    expect(base({ scan: 'interlaced', rotationDegrees: 90 })).toBe(
      '[0:0]bwdif=mode=send_frame:parity=auto:deint=interlaced,fps=fps=25/1:start_time=0,scale=out_range=tv,format=yuv420p,transpose=clock',
    );
  });

  it('map HDR tones after thinning out', () => {
    expect(base({ colorTransfer: 'smpte2084' })).toContain(
      'start_time=0,zscale=transfer=linear:npl=100,format=gbrpf32le,zscale=primaries=bt709,tonemap=tonemap=hable:desat=0,zscale=transfer=bt709:matrix=bt709:range=limited,scale=',
    );
  });

  it('convert only a matrix that players do not know', () => {
    expect(base({ colorMatrix: 'bt2020nc' })).toContain(
      'scale=out_range=tv:out_color_matrix=bt709,',
    );
    expect(base({ colorMatrix: 'smpte170m' })).toContain('scale=out_range=tv,');
  });
});

function video(index: number, name: string, crf: string, rate: string, buffer: string): string[] {
  return [
    ...['-map', `[rendition${index}]`, '-c:v', 'libx264', '-preset', 'veryfast'],
    ...['-profile:v', 'high', '-crf', crf, '-maxrate', rate, '-bufsize', buffer],
    ...['-g', '60', '-keyint_min', '60', '-sc_threshold', '0', '-flags', '+cgop'],
    ...['-colorspace', 'smpte170m', '-color_primaries', 'smpte170m'],
    ...['-color_trc', 'smpte170m', '-color_range', 'tv'],
    ...hls(`video-${name}`),
  ];
}

function hls(folder: string): string[] {
  return [
    ...['-avoid_negative_ts', 'disabled', '-f', 'hls', '-hls_segment_type', 'fmp4'],
    ...['-hls_playlist_type', 'vod', '-hls_time', '6.006000'],
    ...['-hls_segment_options', 'movflags=+frag_discont+skip_sidx'],
    ...['-hls_fmp4_init_filename', 'init.mp4', '-hls_segment_filename', `${folder}/%05d.m4s`],
    `${folder}/ffmpeg.m3u8`,
  ];
}
