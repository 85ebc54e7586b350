import type { MadeLesson } from '../material/write-lesson.ts';
import type { Injection } from './injection.ts';

/** How a spoilt lesson is written: codecs with their settings, and the file's suffix. */
export type Encoding = Readonly<{
  name: string;
  suffix: string;
  video: readonly string[];
  audio: readonly string[];
}>;

const START = ['ffmpeg', '-hide_banner', '-nostdin', '-loglevel', 'error', '-y'];

/** Encodes a lesson for the second input of its injection. */
export function secondArgv(lesson: MadeLesson, encode: readonly string[], file: string): string[] {
  return [...START, '-i', lesson.file, '-an', ...encode, '-pix_fmt', 'yuv420p', file];
}

/** Spoils a lesson by all of the injections (each side by one at most) and encodes it. */
export function injectionArgv(
  lesson: MadeLesson,
  injections: readonly Injection[],
  encoding: Encoding,
  secondFile: string,
  file: string,
): string[] {
  const only = <Key extends keyof Injection>(key: Key) =>
    injections.find((each) => each[key] !== undefined)?.[key];
  const graphs = [
    place(only('picture') ?? '[in]null[out]', '[0:v]', '[picture]'),
    ...(only('mute') ? [] : [place(only('sound') ?? '[in]anull[out]', '[0:a]', '[sound]')]),
  ];
  return [
    ...[...START, '-i', lesson.file],
    ...(only('second') === undefined ? [] : ['-i', secondFile]),
    ...['-filter_complex', graphs.join(';'), '-map', '[picture]'],
    ...(only('mute') ? [] : ['-map', '[sound]', ...encoding.audio]),
    ...(only('encode') ?? encoding.video),
    ...['-pix_fmt', 'yuv420p'],
    // Left alone, ffmpeg would fill every gap with the frame before.
    ...(only('keepsTimes') ? ['-fps_mode', 'passthrough'] : []),
    file,
  ];
}

function place(graph: string, from: string, to: string): string {
  return graph.replaceAll('[in]', from).replaceAll('[out]', to);
}
