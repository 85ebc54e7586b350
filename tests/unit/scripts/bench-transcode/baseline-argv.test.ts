import { expect, test } from 'vitest';
import { bareLadderArgv } from '../../../../scripts/bench/transcode/bare-ladder-argv.ts';
import { perRenditionArgv } from '../../../../scripts/bench/transcode/per-rendition-argv.ts';
import { BENCH_PLAN } from './bench-plan.ts';

const SILENT = { ...BENCH_PLAN, sound: null };

test('the bare ladder makes our renditions in one call, on our grid', () => {
  expect(bareLadderArgv('/in.mp4', '/out', BENCH_PLAN, 'veryfast').join(' ')).toBe(
    'ffmpeg -hide_banner -nostdin -loglevel error -y -i /in.mp4 ' +
      '-filter_complex [0:0]fps=25/1,format=yuv420p,split=2[p0][p1];' +
      '[p0]scale=854:480:flags=bicubic[v0];[p1]scale=640:360:flags=bicubic[v1] ' +
      '-map [v0] -pix_fmt yuv420p -c:v libx264 -preset veryfast -profile:v high ' +
      '-crf 24 -maxrate 1200k -bufsize 2400k ' +
      '-g 50 -keyint_min 50 -sc_threshold 0 -flags +cgop ' +
      '-f hls -hls_time 6 -hls_playlist_type vod -hls_segment_type fmp4 ' +
      '-hls_fmp4_init_filename 480p-init.mp4 -hls_segment_filename /out/480p-%05d.m4s /out/480p.m3u8 ' +
      '-map [v1] -pix_fmt yuv420p -c:v libx264 -preset veryfast -profile:v high ' +
      '-crf 25 -maxrate 700k -bufsize 1400k ' +
      '-g 50 -keyint_min 50 -sc_threshold 0 -flags +cgop ' +
      '-f hls -hls_time 6 -hls_playlist_type vod -hls_segment_type fmp4 ' +
      '-hls_fmp4_init_filename 360p-init.mp4 -hls_segment_filename /out/360p-%05d.m4s /out/360p.m3u8 ' +
      '-map 0:1 -c:a aac -b:a 128k -ac 2 ' +
      '-f hls -hls_time 6 -hls_playlist_type vod -hls_segment_type fmp4 ' +
      '-hls_fmp4_init_filename audio-init.mp4 -hls_segment_filename /out/audio-%05d.m4s /out/audio.m3u8',
  );
});

test('a process per rendition decodes, scales and carries the sound along each time', () => {
  const [rendition] = BENCH_PLAN.renditions;
  expect(perRenditionArgv('/in.mp4', '/out', BENCH_PLAN, rendition!).join(' ')).toBe(
    'ffmpeg -hide_banner -nostdin -loglevel error -y -i /in.mp4 -map 0:0 ' +
      '-vf scale=854:480,fps=25/1 -pix_fmt yuv420p ' +
      '-c:v libx264 -preset veryfast -profile:v high -crf 24 -maxrate 1200k -bufsize 2400k ' +
      '-g 50 -b_strategy 1 -bf 16 -map 0:1 -c:a aac -b:a 128k -ac 2 ' +
      '-f hls -hls_time 6 -hls_playlist_type vod -hls_segment_type fmp4 ' +
      '-hls_fmp4_init_filename 480p-init.mp4 -hls_segment_filename /out/480p-%05d.m4s /out/480p.m3u8',
  );
});

test('a source without sound has none to carry along', () => {
  expect(bareLadderArgv('/in.mp4', '/out', SILENT, 'veryfast')).not.toContain('-c:a');
  expect(perRenditionArgv('/in.mp4', '/out', SILENT, SILENT.renditions[0]!)).not.toContain('-c:a');
});
