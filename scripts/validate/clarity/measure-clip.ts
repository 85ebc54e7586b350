import { createSteadinessMeter } from '../../../transcoder/score/clarity/steadiness-meter.ts';
import { createStillMeter } from '../../../transcoder/score/clarity/still-meter.ts';
import { createStillnessMeter } from '../../../transcoder/score/clarity/stillness-meter.ts';
import type { ClarityMeasured } from '../../../transcoder/score/measured.ts';
import type { FrameMeter, PictureTap } from '../../../transcoder/score/taps.ts';
import { runFfmpeg } from './run-ffmpeg.ts';

type Size = Readonly<{ width: number; height: number }>;

/** A clip's picture through the same taps as a lesson's. */
export async function measureClip(
  file: string,
  size: Size,
  framesPerSecond: number,
  signal: AbortSignal,
): Promise<ClarityMeasured> {
  const motion = { pixelFormat: 'yuv420p', width: 64, height: 36, framesPerSecond } as const;
  const still = { pixelFormat: 'yuv420p', ...size, framesPerSecond: 1 } as const;
  const stillness = createStillnessMeter(motion);
  const steadiness = createSteadinessMeter(motion);
  const both: FrameMeter<null> = {
    frame(bytes, atSeconds) {
      stillness.frame(bytes, atSeconds);
      steadiness.frame(bytes, atSeconds);
    },
    result: () => null,
  };
  await pour(file, motion, `scale=${motion.width}:${motion.height}:flags=area`, both, signal);
  const stills = createStillMeter(still, 1);
  const everySecond = `select='not(mod(n,${framesPerSecond}))'`;
  await pour(file, still, everySecond, stills, signal);
  return {
    stills: stills.result().stills,
    stillness: stillness.result(),
    steadiness: steadiness.result(),
  };
}

async function pour(
  file: string,
  tap: PictureTap,
  filter: string,
  meter: FrameMeter<unknown>,
  signal: AbortSignal,
): Promise<void> {
  const { stdout } = await runFfmpeg(
    ['-v', 'error', '-i', file, '-vf', `${filter},format=yuv420p`].concat([
      '-vsync',
      'passthrough',
      '-f',
      'rawvideo',
      'pipe:1',
    ]),
    signal,
  );
  const frameBytes = (tap.width * tap.height * 3) / 2;
  for (let frame = 0; (frame + 1) * frameBytes <= stdout.length; frame += 1) {
    const bytes = stdout.subarray(frame * frameBytes, (frame + 1) * frameBytes);
    meter.frame(bytes, frame / tap.framesPerSecond);
  }
}
