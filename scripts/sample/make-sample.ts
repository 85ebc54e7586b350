import { existsSync } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sendFile } from '../upload/send-file.ts';
import type { SignedInServer } from '../upload/sign-in.ts';
import { createUploadJournal } from '../upload/upload-journal.ts';
import { renderSample } from './render-sample.ts';
import { writeSampleState } from './sample-state.ts';

const MAX_TRIES = 20;

const METADATA = {
  filename: 'youke-sample.mp4',
  title: '三角形的内角和（示例课）',
  subject: '数学',
  grade: '四年级',
  textbook: '人教版四年级下册',
} as const;

/**
 * Draws the sample lesson and sends it through the door that every lesson takes. Cut short anywhere, the next
 * call goes on where this one was and makes no second lesson. Resolves to the lesson's id.
 */
export async function makeSample(
  sampleDir: string,
  server: SignedInServer,
  signal: AbortSignal,
): Promise<string> {
  await writeSampleState(sampleDir, 'begun');
  const file = await renderOnce(sampleDir);
  const { size, mtimeMs } = await stat(file);
  const journalDir = join(sampleDir, 'journal');
  const lessonId = await sendFile(
    { file, sizeBytes: size, modifiedAt: mtimeMs, metadata: METADATA },
    {
      server,
      journal: createUploadJournal(journalDir),
      parallel: 1,
      maxTries: MAX_TRIES,
      signal,
      now: Date.now,
      onSent: () => {},
      onWait: () => {},
    },
  );
  await writeSampleState(sampleDir, 'done');
  await rm(file);
  await rm(journalDir, { recursive: true, force: true });
  return lessonId;
}

async function renderOnce(sampleDir: string): Promise<string> {
  const file = join(sampleDir, METADATA.filename);
  if (existsSync(file)) return file;
  const work = join(sampleDir, 'work');
  await rm(work, { recursive: true, force: true });
  await mkdir(work);
  await rename(await renderSample(work), file);
  await rm(work, { recursive: true });
  return file;
}
