import { describe, expect, it } from 'vitest';
import { findingStillArgv } from '../../../../transcoder/encode/finding-still-argv.ts';
import { planOf } from '../a-plan.ts';

const INPUT = ['-i', 'file:/data/source'];
const STILL = { frames: [299, 300], seekSeconds: 9.5, panel: { width: 316, height: 176 } };

describe('the call of ffmpeg for a still', () => {
  it('is exactly this for the two sides of a cut', () => {
    expect(findingStillArgv(INPUT, planOf({ zeroSeconds: 1.4 }), STILL)).toEqual([
      ...['ffmpeg', '-hide_banner', '-nostdin', '-loglevel', 'error', '-nostats'],
      ...['-vsync', 'passthrough', '-fflags', '+genpts', '-noautorotate', '-threads', '1'],
      ...['-copyts', '-noaccurate_seek', '-seek_timestamp', '1', '-ss', '10.900000'],
      ...INPUT,
      '-filter_complex',
      "[0:0]setpts=PTS-(1.4)/TB,fps=fps=30000/1001,tpad=stop=-1:stop_mode=clone,fps=fps=30000/1001:start_time=9.976633,trim=end_frame=2,setpts=N,scale=out_range=tv,format=yuv420p,select='eq(n,0)+eq(n,1)',scale=316:176:flags=area,setsar=1[findingStill]",
      ...['-map', '[findingStill]', '-f', 'rawvideo', '-pix_fmt', 'yuv420p', 'pipe:3'],
    ]);
  });

  it('reads from the start where there is nothing to skip', () => {
    expect(findingStillArgv(INPUT, planOf(), { ...STILL, seekSeconds: -0.4 })).not.toContain('-ss');
  });

  it('makes interlaced, turned and high-dynamic pictures look as in the stream', () => {
    const plan = planOf({ picture: { deinterlace: true, toneMap: true, rotationDegrees: 90 } });
    const graph = findingStillArgv(INPUT, plan, STILL).find((each) => each.startsWith('[0:0]'));
    expect(graph).toMatch(/^\[0:0\]bwdif=.*tonemap.*transpose=clock,select=/);
  });
});
