import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pino } from 'pino';
import { expect } from 'vitest';
import { LESSON_LADDER } from '../../config/ladder.ts';
import { findRecordingStandard } from '../../config/recording-standards/find-recording-standard.ts';
import { parseSettings } from '../../config/settings.ts';
import { createFolderOutput } from '../../transcoder/output/create-folder-output.ts';
import type { LessonOutcome, StepWork } from '../../transcoder/steps/lesson-steps.ts';
import { findSandbox } from '../../transcoder/tool/find-sandbox.ts';
import { transcodeLesson } from '../../transcoder/transcode-lesson.ts';
import { transcodeLimits } from '../../transcoder/transcode-limits.ts';
import { checkHls, type HlsDemands } from '../fixtures/hls/check-hls.ts';

const execute = promisify(execFile);

export const SILENT_LOG = pino({ level: 'silent' });
export const LIMITS = transcodeLimits(parseSettings({}), await findSandbox('auto', SILENT_LOG));
export const STANDARD = findRecordingStandard('henan-youke-2019');

/** A temporary folder of this test file's own. */
export async function makeFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'youke-transcoder-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Runs the recipe as a worker does, into `SOURCE.out`; what comes out holds to the rules of HLS, whatever the test is about. */
export async function transcode(
  sourceFile: string,
  given: Partial<StepWork> = {},
  demands: HlsDemands = {},
): Promise<LessonOutcome & { folder: string }> {
  const folder = `${sourceFile}.out`;
  const workFolder = `${sourceFile}.work`;
  await mkdir(folder);
  await mkdir(workFolder);
  const outcome = await transcodeLesson({
    sourceFile,
    workFolder,
    output: createFolderOutput(folder),
    ladder: LESSON_LADDER,
    standard: STANDARD,
    limits: LIMITS,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    log: SILENT_LOG,
    ...given,
  });
  await rm(workFolder, { recursive: true });
  expect(await checkHls(folder, { iFrames: true, audioOnly: true, ...demands })).toEqual([]);
  return { ...outcome, folder };
}

/** What a call rejects with. */
export function failureOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'resolved',
    (error: unknown) => error,
  );
}

/** Decodes the first picture of a playlist; gives each frame's mean brightness, 0 to 255. */
export async function frameBrightness(playlist: string): Promise<number[]> {
  const bytes = await decode(playlist, [
    '-map',
    '0:v:0',
    '-s',
    '16x16',
    '-pix_fmt',
    'gray',
    '-f',
    'rawvideo',
  ]);
  return Array.from({ length: bytes.length / 256 }, (_, frame) => {
    const pixels = bytes.subarray(frame * 256, (frame + 1) * 256);
    return pixels.reduce((sum, pixel) => sum + pixel, 0) / 256;
  });
}

/** Decodes the first sound of a playlist; one channel at 48 kHz. */
export async function samplesOf(playlist: string): Promise<Float32Array> {
  const bytes = await decode(playlist, [
    '-map',
    '0:a:0',
    '-ac',
    '1',
    '-ar',
    '48000',
    '-f',
    'f32le',
  ]);
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

async function decode(file: string, output: readonly string[]): Promise<Buffer> {
  const { stdout } = await execute('ffmpeg', ['-v', 'error', '-i', file, ...output, '-'], {
    encoding: 'buffer',
    maxBuffer: 256 * 1024 * 1024,
  });
  return stdout;
}

/** Command lines of the processes that run with this text among their arguments. */
export async function processesNaming(text: string): Promise<string[]> {
  const lines = await Promise.all(
    (await readdir('/proc'))
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
  );
  return lines.filter((line) => line.includes(text));
}
