import type { Scene } from './draw-scene.ts';
import type { SceneFiles } from './render-scene.ts';
import { runFfmpeg } from './run-ffmpeg.ts';

export type ClipShape = Readonly<{ seconds: number; framesPerSecond: number }>;

/** A scene as a camera (or a screen recorder) takes it, all but lossless: a lens, a sensor's noise, someone moving. */
export async function makeClip(
  scene: Scene,
  files: SceneFiles,
  { seconds, framesPerSecond }: ClipShape,
  out: string,
  signal: AbortSignal,
): Promise<void> {
  const lines = scene.height / 1080;
  const still = `[0]format=yuv420p,loop=-1:1,fps=${framesPerSecond},trim=duration=${seconds}`;
  const walk =
    "overlay=x='W*(0.35+0.25*sin(0.7*t))':y='H*0.5+H*0.012*sin(5*t)'," +
    `gblur=sigma=${0.55 * lines},noise=alls=3:allf=t`;
  const graph = files.person === null ? still : `${still}[room];[room][1]${walk}`;
  const inputs = [files.ground, ...(files.person === null ? [] : [files.person])];
  const lossless = ['-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '5', '-pix_fmt', 'yuv420p'];
  await runFfmpeg(
    [...inputs.flatMap((file) => ['-i', file]), '-filter_complex', graph, ...lossless, out],
    signal,
  );
}
