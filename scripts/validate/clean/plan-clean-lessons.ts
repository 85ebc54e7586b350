import { ENCODINGS } from '../defects/encodings.ts';
import type { Encoding } from '../defects/injection-argv.ts';
import type { Happening, LessonPlan, ShotPlan } from '../material/lesson-plan.ts';
import { planLesson, planShots } from '../material/plan-lesson.ts';
import { createRandom, type Random } from '../material/random.ts';
import type { SoundPlan } from '../material/sound-plan.ts';
import type { ValidateRun } from '../validate-run.ts';

/** Together a little more than twenty minutes. */
const LESSONS = 24;
const LESSON_SECONDS = 52;

/** Mostly small, for the time it takes; every size and rate that lessons come in. */
const FRAMES = [
  [640, 360, '25'],
  [854, 480, '25'],
  [640, 360, '30000/1001'],
  [1280, 720, '25'],
  [640, 360, '25/2'],
  [640, 480, '25'],
  [640, 360, '50'],
  [960, 540, '10'],
] as const;
/** One of them is as large as a screen. */
const LARGE = { at: 3, width: 1920, height: 1080, frameRate: '25' } as const;

export type CleanLesson = Readonly<{ plan: LessonPlan; sound: SoundPlan; encoding: Encoding }>;

/** Lessons with cuts, slides, flashes, passers-by, pans and zooms, and nothing wrong with any of them. */
export function planCleanLessons(half: ValidateRun['half']): readonly CleanLesson[] {
  return Array.from({ length: LESSONS }, (_, index) => {
    const seed = 2 * (index + 400) + (half === 'report' ? 1 : 0);
    const random = createRandom(seed).fork('clean');
    const [width, height, frameRate] = FRAMES[index % FRAMES.length]!;
    const frame = index === LARGE.at ? LARGE : { width, height, frameRate };
    const shots = planShots(seed, lengths(random), index % 3 !== 0);
    const wish = { ...frame, name: `clean-${index}`, seed, shots };
    const happenings = planHappenings(shots, random);
    return {
      ...planLesson({ ...wish, happenings }),
      encoding: ENCODINGS[index % ENCODINGS.length]!,
    };
  });
}

/** Shots as editors of lessons cut them: 4 to 16 seconds, in tenths; sometimes one camera all the time. */
function lengths(random: Random): readonly number[] {
  if (random.unit() < 0.2) return [LESSON_SECONDS];
  const shots: number[] = [];
  let left = LESSON_SECONDS * 10;
  while (left > 200) {
    const next = random.whole(40, 160);
    shots.push(next / 10);
    left -= next;
  }
  return [...shots, left / 10];
}

/** Where cameras look, away from the cuts. */
function planHappenings(shots: readonly ShotPlan[], random: Random): readonly Happening[] {
  const happenings: Happening[] = [];
  let start = 0;
  let moved = false;
  for (const { view, seconds } of shots) {
    const at = () => start + random.between(1.2, Math.max(1.3, seconds - 1.5));
    if (view !== 'slide' && view !== 'screen') {
      if (random.unit() < 0.4) happenings.push({ kind: 'photo-flash', atSeconds: at() });
      if (random.unit() < 0.2) happenings.push({ kind: 'photo-flash', atSeconds: at() });
      if (random.unit() < 0.3) happenings.push({ kind: 'passer-by', atSeconds: at() });
      if (!moved && seconds > 6 && random.unit() < 0.4) {
        const kind = random.pick(['pan', 'zoom'] as const);
        happenings.push({
          kind,
          atSeconds: start + 1.5,
          seconds: random.between(1.5, seconds - 3),
        });
        moved = true;
      }
    }
    start += seconds;
  }
  return happenings;
}
