import { expect, test } from 'vitest';
import { parseSsim, ssimArgv } from '../../../../scripts/bench/transcode/ssim-argv.ts';
import { BENCH_PLAN } from './bench-plan.ts';

const LOG = `frame=  500 fps= 84 q=-0.0 Lsize=N/A
[ssim@r1 @ 0x55d0] SSIM Y:0.981200 (17.2) U:0.99 (20.1) V:0.99 (20.0) All:0.984133 (17.995046)
[ssim@r0 @ 0x55d1] SSIM Y:0.961200 (14.1) U:0.98 (18.2) V:0.98 (18.1) All:0.968500 (15.0)
`;

test('renditions are told apart in whatever order they come', () => {
  expect(parseSsim(LOG, 2)).toEqual([0.9685, 0.984133]);
});

test('a rendition without a figure is an error', () => {
  expect(() => parseSsim(LOG, 3)).toThrow('rendition 2');
});

test('every rendition is held against the source as our encoder got it', () => {
  const argv = ssimArgv({
    sourceFile: '/in.mp4',
    plan: BENCH_PLAN,
    playlists: ['/a.m3u8', '/b.m3u8'],
  });
  const graph = argv[argv.indexOf('-filter_complex') + 1]!;
  expect(graph).toContain('scale=854:480:flags=bicubic,setsar=1[rendition0]');
  expect(graph).toContain('[rendition1]settb=1/1000,setpts=N[source1]');
  expect(graph).toContain('[2:v]settb=1/1000,setpts=N[made1]');
  expect(graph).toContain('[source1][made1]ssim@r1[out1]');
  expect(argv.join(' ')).toContain('-i /in.mp4 -i /a.m3u8 -i /b.m3u8');
});
