import { describe, expect, it } from 'vitest';
import { type CopyRequest, copyArgv } from '../../../../transcoder/encode/copy-argv.ts';
import { remuxArgv } from '../../../../transcoder/encode/remux-argv.ts';

const INPUT = ['-i', 'file:/data/source'];
const HEAD = [
  ...['ffmpeg', '-hide_banner', '-nostdin', '-loglevel', 'info', '-nostats'],
  ...['-fflags', '+genpts', '-copyts', ...INPUT],
];
const FRAGMENTED = [
  ...['-avoid_negative_ts', 'disabled', '-map_metadata', '-1', '-map_chapters', '-1'],
  ...['-write_tmcd', '0', '-f', 'mp4', '-movflags'],
  '+empty_moov+default_base_moof+frag_keyframe+frag_discont+skip_sidx+skip_trailer',
];

const argvOf = (given: Partial<CopyRequest> = {}) =>
  copyArgv({ input: INPUT, zeroSeconds: 1.4, video: null, audio: null, ...given });

describe('the call that hands a source’s packets on', () => {
  it('is exactly this for picture and sound', () => {
    const video = { streamIndex: 1, timescale: 30_000 };
    expect(argvOf({ video, audio: { streamIndex: 0 } })).toEqual([
      ...HEAD,
      ...['-map', '0:1', '-c:v', 'copy', '-video_track_timescale', '30000'],
      ...['-output_ts_offset', '-1.4', ...FRAGMENTED, 'pipe:3'],
      ...['-map', '0:0', '-c:a', 'copy', ...FRAGMENTED],
      ...['-output_ts_offset', '-1.4', '-frag_duration', '1000000', 'pipe:4'],
    ]);
  });

  it('takes only what is asked for', () => {
    const picture = argvOf({ video: { streamIndex: 0, timescale: 10_000 } });
    expect(picture.filter((each) => each.startsWith('pipe:'))).toEqual(['pipe:3']);
    expect(picture).not.toContain('-c:a');
    const sound = argvOf({ audio: { streamIndex: 1 } });
    expect(sound.filter((each) => each.startsWith('pipe:'))).toEqual(['pipe:4']);
    expect(sound).not.toContain('-c:v');
  });

  it('moves a clock that starts before zero forwards', () => {
    const argv = argvOf({ zeroSeconds: -0.25, audio: { streamIndex: 1 } });
    expect(argv[argv.indexOf('-output_ts_offset') + 1]).toBe('0.25');
  });
});

describe('the call that makes a copy to be sought in', () => {
  const request = {
    zeroAfterStartSeconds: 0.021,
    input: INPUT,
    videoStreamIndex: 2,
    file: '/work/source.nut',
  };
  const head = [
    ...['ffmpeg', '-hide_banner', '-nostdin', '-loglevel', 'info', '-nostats', '-y'],
    ...['-fflags', '+genpts', '-i', 'file:/data/source', '-map', '0:2'],
  ];
  const tail = [
    ...['-c', 'copy', '-output_ts_offset', '9.979000', '-progress', 'pipe:1'],
    ...['-f', 'nut', 'file:/work/source.nut'],
  ];

  it('is exactly this, picture first', () => {
    const argv = remuxArgv({ ...request, audioStreamIndex: 0 });
    expect(argv).toEqual([...head, '-map', '0:0', ...tail]);
  });

  it('takes no sound where there is none', () => {
    expect(remuxArgv({ ...request, audioStreamIndex: null })).toEqual([...head, ...tail]);
  });
});
