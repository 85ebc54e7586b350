import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runProcess } from '../../bench/run-process.ts';
import { makeOnce } from '../make-once.ts';
import type { LessonPlan } from './lesson-plan.ts';
import { makeSound } from './make-sound.ts';
import type { SoundPlan } from './sound-plan.ts';
import { SPEECH_RATE_HZ } from './synthesize-sentence.ts';
import { writePicture } from './write-picture.ts';

/** A lesson that was made, all but lossless, with 48 kHz PCM. */
export type MadeLesson = Readonly<{
  plan: LessonPlan;
  file: string;
  seconds: number;
  /** Where its hard cuts are. */
  cutSeconds: readonly number[];
}>;

/** They count up when the same plan comes out as another lesson: what was kept of an older one is then made again. */
const PICTURE_VERSION = 1;
const SOUND_VERSION = 1;

/** Makes a lesson of picture and sound in `folder`; one that is there already from an earlier run is taken as it is. */
export async function writeLesson(
  plan: LessonPlan,
  sound: SoundPlan,
  folder: string,
  signal: AbortSignal,
): Promise<MadeLesson> {
  const picture = await makeOnce(
    join(folder, `${plan.name}-picture.mkv`),
    [PICTURE_VERSION, plan],
    (making) => writePicture(plan, making, signal),
  );
  const recipe = [PICTURE_VERSION, SOUND_VERSION, plan, sound];
  const file = await makeOnce(join(folder, `${plan.name}.mkv`), recipe, async (making) => {
    const speech = `${making}.f32`;
    const samples = await makeSound(sound, signal);
    await writeFile(speech, Buffer.from(samples.buffer));
    await runProcess(joinArgv(picture, speech, making), signal);
    await rm(speech);
  });
  const ends = plan.shots.map((_, index) =>
    plan.shots.slice(0, index + 1).reduce((sum, shot) => sum + shot.seconds, 0),
  );
  return { plan, file, seconds: ends.at(-1)!, cutSeconds: ends.slice(0, -1) };
}

function joinArgv(picture: string, speech: string, file: string): string[] {
  return [
    ...['ffmpeg', '-hide_banner', '-nostdin', '-loglevel', 'error', '-y', '-i', picture],
    ...['-f', 'f32le', '-ar', String(SPEECH_RATE_HZ), '-ac', '1', '-i', speech],
    ...[
      '-map',
      '0:v',
      '-map',
      '1:a',
      '-c:v',
      'copy',
      '-c:a',
      'pcm_s16le',
      '-ar',
      '48000',
      '-ac',
      '2',
      file,
    ],
  ];
}
