import { join } from 'node:path';
import { melodyArgv } from './melody-argv.ts';
import { runProgram } from './run-program.ts';
import type { Shot } from './sample-shots.ts';

const WORDS_PER_MINUTE = 185;

/** A sound file a shot: spoken, or a tune where there is no speech synthesiser; null where nothing is said. */
export async function speak(
  shots: readonly Shot[],
  folder: string,
): Promise<readonly (string | null)[]> {
  const files: (string | null)[] = [];
  for (const [index, shot] of shots.entries()) {
    const file = join(folder, `speech-${index}.wav`);
    if (shot.speech !== '') await sayOrPlay(shot, file);
    files.push(shot.speech === '' ? null : file);
  }
  return files;
}

async function sayOrPlay(shot: Shot, file: string): Promise<void> {
  const args = ['-v', 'cmn', '-s', String(WORDS_PER_MINUTE), '-w', file, shot.speech];
  try {
    await runProgram('espeak-ng', args);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    await runProgram('ffmpeg', melodyArgv(shot.seconds, file));
  }
}
