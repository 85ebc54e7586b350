import { runFfmpeg } from './run-ffmpeg.ts';

/** A degraded clip against the pristine one: SSIM (all planes), and what ffmpeg's blurdetect makes of it (higher is worse). */
export async function comparePictures(
  degraded: string,
  pristine: string,
  signal: AbortSignal,
): Promise<Readonly<{ ssim: number; blur: number }>> {
  const graph =
    '[0]split[a][b];[a][1]ssim;[b]blurdetect,metadata=print:key=lavfi.blur:file=-[seen]';
  const { stdout, said } = await runFfmpeg(
    ['-i', degraded, '-i', pristine, '-lavfi', graph, '-map', '[seen]', '-f', 'null', '-'],
    signal,
  );
  const blurs = [...stdout.toString().matchAll(/lavfi\.blur=([\d.]+)/g)].map(([, blur]) =>
    Number(blur),
  );
  return {
    ssim: Number(said.match(/SSIM .*All:([\d.]+)/)?.[1]),
    blur: blurs.reduce((sum, blur) => sum + blur, 0) / Math.max(1, blurs.length),
  };
}
