import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { createLoudnessMeter } from '../../transcoder/score/audio/loudness-meter.ts';
import { createTruePeakMeter } from '../../transcoder/score/audio/true-peak-meter.ts';
import { createStillnessMeter } from '../../transcoder/score/clarity/stillness-meter.ts';
import { createShotMeter } from '../../transcoder/score/cuts/shot-meter.ts';
import type { SoundTap } from '../../transcoder/score/taps.ts';

function ffmpeg(argv: readonly string[], input?: Buffer): { stdout: Buffer; stderr: string } {
  const options = { maxBuffer: 1 << 29, ...(input === undefined ? {} : { input }) };
  const { status, stdout, stderr } = spawnSync('ffmpeg', ['-nostdin', ...argv], options);
  if (status !== 0) throw new Error(`ffmpeg ${argv.join(' ')}\n${stderr}`);
  return { stdout, stderr: String(stderr) };
}

/** Through a real encoder and back, as tiny frames. */
function encoded(filter: string, rate: number): Uint8Array[] {
  const lossy = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '26', '-f', 'matroska'];
  const source = ['-v', 'error', '-filter_complex', `${filter}[out]`, '-map', '[out]'];
  const { stdout: video } = ffmpeg([...source, ...lossy, 'pipe:1']);
  const argv = ['-v', 'error', '-i', 'pipe:0', '-vf', `fps=${rate},scale=64:36`];
  const raw = ['-pix_fmt', 'yuv420p', '-f', 'rawvideo', 'pipe:1'];
  const { stdout } = ffmpeg([...argv, ...raw], video);
  const size = (64 * 36 * 3) / 2;
  return Array.from({ length: stdout.length / size }, (_, frame) =>
    stdout.subarray(frame * size, (frame + 1) * size),
  );
}

const SIZE = 's=320x180:r=25';
const TAP = { pixelFormat: 'yuv420p', width: 64, height: 36, framesPerSecond: 25 } as const;

describe('loudness and true peak against ffmpeg’s ebur128', () => {
  const tap: SoundTap = { sampleRateHz: 48_000, channels: 2 };
  it.each([
    'anoisesrc=color=pink:sample_rate=48000:amplitude=0.4:seed=7:duration=20,aformat=channel_layouts=stereo',
    'aevalsrc=0.3*sin(2*PI*220*t)*gt(mod(t\\,3)\\,1)|0.2*sin(2*PI*3000*t):s=48000:d=25',
  ])('agree on %s', (source) => {
    const graph = ['-f', 'lavfi', '-i', source];
    const { stderr } = ffmpeg([...graph, '-af', 'ebur128=peak=true', '-f', 'null', '-']);
    const summary = stderr.slice(stderr.lastIndexOf('Summary:'));
    const theirs = (name: RegExp) => Number(summary.match(name)![1]);
    const { stdout } = ffmpeg(['-v', 'error', ...graph, '-f', 'f32le', 'pipe:1']);
    const samples = new Float32Array(new Uint8Array(stdout).buffer);
    const channels = [0, 1].map((side) => samples.filter((_, index) => index % 2 === side));

    const loudness = createLoudnessMeter(tap);
    loudness.samples(channels);
    const truePeak = createTruePeakMeter(tap);
    truePeak.samples(channels);
    const ours = loudness.result();
    expect(Math.abs(ours.integratedLufs! - theirs(/I:\s+(-?[\d.]+) LUFS/))).toBeLessThan(0.15);
    expect(Math.abs(ours.loudnessRangeLu! - theirs(/LRA:\s+(-?[\d.]+) LU/))).toBeLessThan(0.3);
    expect(Math.abs(truePeak.result()! - theirs(/Peak:\s+(-?[\d.]+) dBFS/))).toBeLessThan(0.3);
  });
});

describe('pictures that have been through x264', () => {
  it('keep their cuts to the frame, and their dissolve', () => {
    const frames = encoded(
      `testsrc2=${SIZE}:d=3[a];mandelbrot=${SIZE}:end_pts=400,trim=duration=3,settb=1/25[b];` +
        `smptehdbars=${SIZE}:d=3[c];[a][b]concat=n=2:v=1,settb=1/25[ab];` +
        '[ab][c]xfade=duration=1:offset=5',
      25,
    );
    const meter = createShotMeter(TAP);
    frames.forEach((frame, index) => {
      meter.frame(frame, index / 25);
    });
    const { boundaries } = meter.result();
    expect(boundaries[0]).toEqual({ atSeconds: 3, kind: 'cut' });
    expect(boundaries).toHaveLength(2);
    expect(boundaries[1]!.kind).toBe('dissolve');
    expect(Math.abs(boundaries[1]!.atSeconds - 5.5)).toBeLessThan(0.5);
  });

  it('are found frozen where a filter froze them, and black where it blackened them', () => {
    const frames = encoded(
      `cellauto=${SIZE}:rule=110:seed=3,trim=duration=14,noise=alls=8:allf=t,` +
        'loop=loop=125:size=1:start=150,setpts=N/25/TB,' +
        "drawbox=color=black:t=fill:enable='between(n,400,424)'",
      25,
    );
    const meter = createStillnessMeter(TAP);
    frames.forEach((frame, index) => {
      meter.frame(frame, index / 25);
    });
    const { frozen, black } = meter.result();
    expect(frozen).toHaveLength(1);
    expect(Math.abs(frozen[0]!.startSeconds - 6)).toBeLessThan(0.3);
    expect(Math.abs(frozen[0]!.endSeconds - 11)).toBeLessThan(0.3);
    expect(black).toEqual([{ startSeconds: 16, endSeconds: 17, frames: 25 }]);
  });
});
