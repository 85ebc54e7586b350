import { framesPerSecond } from '../material/render-frames.ts';
import type { Injection, Recipe } from './injection.ts';
import { cameraShot, partOf, truth, wholeOf } from './spans.ts';
import { spliceSound } from './splice.ts';

/** The picture stands and the sound goes on: the lesson grows (tpad), or what happened meanwhile is lost. */
function frozen(seconds: number, how: 'hold' | 'lose'): Recipe {
  const leastShotSeconds = how === 'hold' ? 5 : seconds + 3;
  return {
    ...{ code: 'picture.frozen', side: how === 'hold' ? 'both' : 'picture', leastShotSeconds },
    inject: ({ lesson, random }): Injection => {
      const shot = cameraShot(lesson, random, leastShotSeconds);
      const rate = framesPerSecond(lesson.plan.frameRate);
      const frame = Math.round((shot.startSeconds + random.between(2, 2.8)) * rate);
      // Half a frame early, so that trim takes the frame itself.
      const start = (frame - 0.5) / rate;
      const end = start + seconds;
      const goesOnAt = how === 'hold' ? start : end;
      const after = { startSeconds: goesOnAt, endSeconds: lesson.seconds + 1 };
      return {
        how: `${how} ${seconds} s at ${start.toFixed(2)} s`,
        truths: [truth('picture.frozen', { startSeconds: start, endSeconds: end })],
        picture: holdPicture(lesson.plan.frameRate, start, seconds, goesOnAt),
        // The room goes on sounding: what is heard then is heard twice.
        ...(how === 'hold'
          ? { sound: spliceSound([{ startSeconds: 0, endSeconds: end }, after]) }
          : // Where it goes on, a piece of the view is missing.
            { also: [truth('cut.jump-cut', { startSeconds: end, endSeconds: end })] }),
      };
    },
  };
}

/** The last frame before `start` is shown for so long; then the picture goes on from somewhere. */
function holdPicture(frameRate: string, start: number, seconds: number, goesOnAt: number): string {
  const [before, restart] = [`trim=0:${start.toFixed(6)}`, 'setpts=PTS-STARTPTS'];
  return [
    // On the frames' own clock: by Matroska's milliseconds, tpad counts a few frames too many.
    `[in]fps=${frameRate},split[before][after]`,
    `[before]${before},${restart},tpad=stop_mode=clone:stop_duration=${seconds}[held]`,
    `[after]trim=start=${goesOnAt.toFixed(6)},${restart}[rest]`,
    '[held][rest]concat=n=2:v=1:a=0[out]',
  ].join(';');
}

/** Frames that never were: once so many, or one of so many over some seconds. */
function dropped(frames: number, every: number | null): Recipe {
  return {
    ...{ code: 'timing.dropped-frames', side: 'picture' },
    inject: ({ lesson, random }): Injection => {
      const rate = framesPerSecond(lesson.plan.frameRate);
      const span = partOf(lesson, random, every === null ? frames / rate : 5);
      const first = Math.round(span.startSeconds * rate);
      const last = every === null ? first + frames - 1 : Math.round(span.endSeconds * rate);
      const lost =
        every === null
          ? `between(n,${first},${last})`
          : `between(n,${first},${last})*lt(mod(n,${every}),${frames})`;
      return {
        how: `select='not(${lost})'`,
        truths: [truth('timing.dropped-frames', span)],
        // Where many are missing at once, a piece of the view is.
        also: every === null && frames / rate > 0.3 ? [truth('cut.jump-cut', span)] : [],
        picture: `[in]select='not(${lost})'[out]`,
        keepsTimes: true,
      };
    },
  };
}

/** The sound runs faster or slower than the picture. */
function drift(chain: string): Recipe {
  return {
    ...{ code: 'timing.audio-drift', side: 'sound' },
    inject: ({ lesson }) => ({
      how: chain,
      truths: [truth('timing.audio-drift', wholeOf(lesson))],
      sound: `[in]${chain}[out]`,
    }),
  };
}

export const TIMING_RECIPES: readonly Recipe[] = [
  ...[4, 6].flatMap((seconds) => [frozen(seconds, 'hold'), frozen(seconds, 'lose')]),
  dropped(4, null),
  dropped(10, null),
  dropped(25, null),
  dropped(2, 6),
  dropped(3, 10),
  drift('atempo=0.94'),
  drift('atempo=1.06'),
  drift('asetrate=48000*0.95,aresample=48000'),
  drift('asetrate=48000*1.05,aresample=48000'),
  drift('asetrate=44100,aresample=48000'),
];
