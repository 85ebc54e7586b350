import { expect, test } from 'vitest';
import { LESSON_LADDER } from '../../../config/ladder.ts';
import { perRenditionArgv } from '../../../scripts/bench/transcode/per-rendition-argv.ts';
import type { Plan, RenditionPlan } from '../../../transcoder/plan/plan.ts';

const RENDITION: RenditionPlan = {
  ...{ name: '480p', codec: 'h264', width: 854, height: 480 },
  ...{ crf: 24, maxBitrateKbps: 1200 },
};
const PLAN: Pick<Plan, 'timing' | 'sound'> = {
  timing: { frameRate: { numerator: 25, denominator: 1 } },
  sound: {
    ...{ streamIndex: 1, copied: false, bitrateKbps: 128 },
    ...{ sampleRateHz: 48_000, channels: 2, language: 'zh' },
  },
};

test('the baseline encodes one rendition with the settings of ours', () => {
  const argv = perRenditionArgv('/in.mp4', '/out', PLAN, RENDITION, LESSON_LADDER);
  expect(argv.join(' ')).toBe(
    'ffmpeg -hide_banner -nostdin -loglevel error -y -i /in.mp4 ' +
      '-map 0:v:0 -vf scale=854:480,fps=25/1 -pix_fmt yuv420p ' +
      '-c:v libx264 -preset veryfast -profile:v high -crf 24 -maxrate 1200k -bufsize 2400k ' +
      '-g 50 -keyint_min 50 -sc_threshold 0 -map 0:a:0 -c:a aac -b:a 128k ' +
      '-f hls -hls_time 6 -hls_playlist_type vod -hls_segment_type fmp4 ' +
      '-hls_fmp4_init_filename 480p-init.mp4 -hls_segment_filename /out/480p-%05d.m4s /out/480p.m3u8',
  );
});

test('a source without sound has none to carry along', () => {
  const argv = perRenditionArgv(
    '/in.mp4',
    '/out',
    { ...PLAN, sound: null },
    RENDITION,
    LESSON_LADDER,
  );
  expect(argv).not.toContain('0:a:0');
});
