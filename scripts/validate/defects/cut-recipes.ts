import type { Random } from '../material/random.ts';
import { framesPerSecond } from '../material/render-frames.ts';
import type { MadeLesson } from '../material/write-lesson.ts';
import type { Injection, Recipe, Truth } from './injection.ts';
import { cameraShot, type Span, shotsOf, truth } from './spans.ts';
import { splicePicture, spliceSound } from './splice.ts';

const at = (seconds: number): Span => ({ startSeconds: seconds, endSeconds: seconds });

/** On the lesson's frames, half a frame early: so trim and enable take the frame itself. */
function onFrame(lesson: MadeLesson, seconds: number): number {
  const rate = framesPerSecond(lesson.plan.frameRate);
  return Math.max(0, (Math.round(seconds * rate) - 0.5) / rate);
}

/** A few frames of another shot, inside a shot or right at a cut. They replace what was there. */
function flash(frames: number, atCut: boolean): Recipe {
  return {
    ...{ code: 'cut.flash-frame', side: 'picture', cuts: true },
    inject: ({ lesson, random }) => {
      const shots = shotsOf(lesson);
      const index = random.whole(1, shots.length - 1);
      const shot = shots[index]!;
      const length = frames / framesPerSecond(lesson.plan.frameRate);
      // From an earlier shot that is not the one on the other side of the cut, where there is one.
      const other = shots[index > 1 ? index - 2 : index - 1]!;
      const inside = shot.startSeconds + random.between(2, shot.endSeconds - shot.startSeconds - 2);
      const wanted = atCut && index > 1 ? shot.startSeconds : inside;
      const start = onFrame(lesson, wanted);
      const from = onFrame(lesson, other.startSeconds + random.between(1, 3));
      return {
        how: `${frames} frames of ${from.toFixed(2)} s at ${start.toFixed(2)} s${atCut ? ' at a cut' : ''}`,
        truths: [truth('cut.flash-frame', { startSeconds: start, endSeconds: start + length })],
        picture: splicePicture([
          { startSeconds: 0, endSeconds: start },
          { startSeconds: from, endSeconds: from + length },
          { startSeconds: start + length, endSeconds: lesson.seconds + 1 },
        ]),
      };
    },
  };
}

/** Black frames instead of the first (or last) ones at a cut. */
function blackFrames(frames: number): Recipe {
  return {
    ...{ code: 'cut.black-frame', side: 'picture', cuts: true },
    inject: ({ lesson, random }) => {
      const rate = framesPerSecond(lesson.plan.frameRate);
      const count = Math.min(frames, Math.floor(0.45 * rate));
      const cut = random.pick(lesson.cutSeconds);
      const start = onFrame(lesson, random.pick([cut, cut - count / rate]));
      const span = { startSeconds: start, endSeconds: start + count / rate };
      const fill = random.pick(['drawbox=color=black:t=fill', 'lutyuv=y=16:u=128:v=128']);
      return {
        how: `${count} black frames at ${start.toFixed(2)} s`,
        truths: [truth('cut.black-frame', span)],
        picture: `[in]${fill}:enable='between(t,${span.startSeconds},${span.endSeconds})'[out]`,
      };
    },
  };
}

/** A piece taken out of the middle of a camera's shot, picture and sound. */
function jumpCut(seconds: number): Recipe {
  return {
    ...{ code: 'cut.jump-cut', side: 'both', leastShotSeconds: seconds + 4.5 },
    inject: ({ lesson, random }): Injection => {
      const shot = cameraShot(lesson, random, seconds + 4.5);
      const slack = shot.endSeconds - shot.startSeconds - seconds - 4;
      const start = onFrame(lesson, shot.startSeconds + 2 + random.between(0, slack));
      const end = onFrame(lesson, start + seconds);
      const pieces = [
        { startSeconds: 0, endSeconds: start },
        { startSeconds: end, endSeconds: lesson.seconds + 1 },
      ];
      return {
        how: `${start.toFixed(2)} to ${end.toFixed(2)} s left out`,
        truths: [truth('cut.jump-cut', at(start))],
        picture: splicePicture(pieces),
        sound: spliceSound(pieces),
      };
    },
  };
}

const GRADES: readonly ((random: Random) => string)[] = [
  (random) => `colortemperature=temperature=${random.pick([2800, 3500, 11000, 14000])}`,
  (random) => `eq=brightness=${random.pick([-0.16, -0.12, 0.12])}`,
  (random) => `colorbalance=rm=${random.between(0.2, 0.35).toFixed(2)}:bm=-0.15`,
  (random) => `eq=gamma=${random.pick([0.6, 1.7])}`,
];

/** Another white balance or exposure from the middle of a camera's shot on: to its end, or for some seconds. */
function colourJump(grade: (typeof GRADES)[number], back: boolean): Recipe {
  return {
    ...{ code: 'cut.colour-jump', side: 'picture', leastShotSeconds: 6 },
    inject: ({ lesson, random }): Injection => {
      const shot = cameraShot(lesson, random, 6);
      const start = onFrame(lesson, shot.startSeconds + random.between(2, 3));
      const end = back ? start + random.between(1.5, 2.5) : shot.endSeconds;
      const spoil = grade(random);
      const [name, options] = spoil.split(/=(.*)/s);
      const truths: Truth[] = [truth('cut.colour-jump', at(start))];
      if (back) truths.push(truth('cut.colour-jump', at(end)));
      // A grade that strong is a cast, or a fault of exposure, while it lasts.
      const also = (['picture.colour-cast', 'picture.dark', 'picture.overexposed'] as const).map(
        (code) => truth(code, { startSeconds: start, endSeconds: end }),
      );
      return {
        how: `${spoil} from ${start.toFixed(2)} to ${end.toFixed(2)} s`,
        truths,
        also,
        picture: `[in]${name}=${options}:enable='between(t,${start},${onFrame(lesson, end)})'[out]`,
      };
    },
  };
}

/** A click, a gap or a step of level right at a cut. */
const POPS: readonly ((cut: number, random: Random) => string)[] = [
  (cut, random) =>
    clicked(cut, `${random.between(0.5, 0.9).toFixed(2)}*between(t,${cut},${cut + 0.0006})`),
  (cut) =>
    clicked(
      cut,
      `if(between(t,${cut},${cut + 0.01}),0.8*exp((${cut}-t)*900)*sin(2*PI*1500*(t-${cut})),0)`,
    ),
  (cut, random) => `volume=0:enable='between(t,${cut - 0.02},${cut + random.between(0.08, 0.25)})'`,
  (cut, random) => `volume=${random.pick([-12, -10])}dB:enable='gte(t,${cut})'`,
  (cut) => `volume=-11dB:enable='lt(t,${cut})'`,
  (cut) => clicked(cut, `0.7*(random(0)*2-1)*between(t,${cut - 0.01},${cut + 0.02})`),
];

function clicked(_cut: number, click: string): string {
  return `aeval=exprs='val(0)+${click}|val(1)+${click}':c=same`;
}

function audioPop(pop: (typeof POPS)[number]): Recipe {
  return {
    ...{ code: 'cut.audio-pop', side: 'both', cuts: true },
    inject: ({ lesson, random }): Injection => {
      const cut = random.pick(lesson.cutSeconds);
      const chain = pop(cut, random);
      const steps = chain.startsWith('volume=-');
      return {
        how: `${chain} at the cut of ${cut} s`,
        truths: [truth('cut.audio-pop', at(cut))],
        // A lasting step is one of both kinds, and its quiet side may be too quiet.
        also: steps
          ? [
              truth('audio.level-jump', at(cut)),
              truth('audio.too-quiet', { startSeconds: 0, endSeconds: lesson.seconds }),
            ]
          : [],
        sound: `[in]aformat=sample_fmts=fltp,${chain}[out]`,
      };
    },
  };
}

export const CUT_RECIPES: readonly Recipe[] = [
  ...[1, 2, 3, 4].flatMap((frames) => [flash(frames, false), flash(frames, true)]),
  ...[1, 2, 4, 8, 12].map(blackFrames),
  ...[1.5, 2.5, 4].map(jumpCut),
  ...GRADES.flatMap((grade) => [colourJump(grade, false), colourJump(grade, true)]),
  ...POPS.map(audioPop),
];
