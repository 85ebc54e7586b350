import type { Happening, LessonPlan, ShotPlan } from './lesson-plan.ts';
import { createRandom } from './random.ts';
import type { SoundPlan } from './sound-plan.ts';
import type { ViewKind } from './view.ts';

export type LessonWish = Readonly<{
  name: string;
  seed: number;
  width: number;
  height: number;
  frameRate: string;
  shots: readonly ShotPlan[];
  happenings?: readonly Happening[];
}>;

/** A lesson without a fault: everything that is left open is drawn by its seed. */
export function planLesson(wish: LessonWish): Readonly<{ plan: LessonPlan; sound: SoundPlan }> {
  const random = createRandom(wish.seed).fork('lesson');
  const seconds = wish.shots.reduce((sum, shot) => sum + shot.seconds, 0);
  const speechDbfs = random.between(-21.5, -18.5);
  return {
    plan: {
      ...{ name: wish.name, seed: wish.seed, size: { width: wish.width, height: wish.height } },
      ...{ frameRate: wish.frameRate, shots: wish.shots, happenings: wish.happenings ?? [] },
      grain: random.between(0.6, 1.8),
      flicker: random.pick([0, 0, 0.004, 0.012]),
      drift: random.between(0, 0.04),
    },
    sound: {
      ...{ seed: wish.seed, seconds, speechDbfs },
      language: random.pick(['cmn', 'cmn', 'en-us'] as const),
      roomDbfs: speechDbfs - random.between(36, 50),
      reverbSeconds: random.pick([0.25, 0.35, 0.5]),
      pupilDb: random.between(-4, -1),
    },
  };
}

/** Shots of the given lengths, no two alike in a row; `computer`: whether slides and screens may be among them. */
export function planShots(
  seed: number,
  lengths: readonly number[],
  computer: boolean,
): readonly ShotPlan[] {
  const random = createRandom(seed).fork('shots');
  const cameras: readonly ViewKind[] = ['front', 'teacher', 'pupils', 'pupil', 'board'];
  const all: readonly ViewKind[] = computer ? [...cameras, 'slide', 'screen'] : cameras;
  const shots: ShotPlan[] = [];
  for (const seconds of lengths) {
    const last = shots.at(-1)?.view;
    shots.push({ view: random.pick(all.filter((view) => view !== last)), seconds });
  }
  return shots;
}
