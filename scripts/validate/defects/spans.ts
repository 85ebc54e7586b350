import type { FindingCode } from '../../../storage/catalog/report.ts';
import type { Random } from '../material/random.ts';
import { framesPerSecond } from '../material/render-frames.ts';
import type { MadeLesson } from '../material/write-lesson.ts';
import type { Truth } from './injection.ts';

export type Span = Readonly<{ startSeconds: number; endSeconds: number }>;

export function wholeOf(lesson: MadeLesson): Span {
  return { startSeconds: 0, endSeconds: lesson.seconds };
}

/** A part of the lesson of that length, on whole frames, away from its ends. */
export function partOf(lesson: MadeLesson, random: Random, seconds: number): Span {
  const rate = framesPerSecond(lesson.plan.frameRate);
  const start = random.between(1.5, Math.max(1.6, lesson.seconds - seconds - 1.5));
  const startSeconds = Math.round(start * rate) / rate;
  return { startSeconds, endSeconds: Math.min(lesson.seconds, startSeconds + seconds) };
}

/** One of the shots that a camera took, with its place in the lesson. */
export function cameraShot(lesson: MadeLesson, random: Random, leastSeconds: number): Span {
  const shots = shotsOf(lesson).filter(
    ({ startSeconds, endSeconds, camera }) => camera && endSeconds - startSeconds >= leastSeconds,
  );
  return random.pick(shots);
}

export function shotsOf(lesson: MadeLesson): readonly Readonly<Span & { camera: boolean }>[] {
  const edges = [0, ...lesson.cutSeconds, lesson.seconds];
  return lesson.plan.shots.map(({ view }, index) => ({
    startSeconds: edges[index]!,
    endSeconds: edges[index + 1]!,
    camera: view !== 'slide' && view !== 'screen',
  }));
}

/** For ffmpeg's timeline: `enable='…'`; the commas are quoted. Empty for the whole lesson. */
export function during({ startSeconds, endSeconds }: Span, lesson: MadeLesson): string {
  if (startSeconds === 0 && endSeconds === lesson.seconds) return '';
  return `enable='between(t,${startSeconds},${endSeconds})'`;
}

/** A filter with options and a span; either may be empty. */
export function filter(name: string, options: string, enable: string): string {
  const given = [options, enable].filter((each) => each !== '').join(':');
  return given === '' ? name : `${name}=${given}`;
}

export function truth(code: FindingCode, span: Span): Truth {
  return { code, startSeconds: span.startSeconds, endSeconds: span.endSeconds };
}
