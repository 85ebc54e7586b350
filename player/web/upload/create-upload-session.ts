import { type ReadonlySignal, signal } from '@preact/signals';
import Uppy, { type Meta } from '@uppy/core';
import Tus, { type TusBody } from '@uppy/tus';
import type { ApiError } from '../shared/http/api-error.ts';
import { parseProblem, parseRetryAfter } from '../shared/http/parse-problem.ts';
import { VIDEO_TYPES } from './file-limits.ts';
import type { LessonFacts, PickedFile } from './lesson-facts.ts';
import { addSample, measureSpeed, type SpeedSample } from './measure-speed.ts';
import { planRetry } from './plan-retry.ts';

export type LessonMeta = Meta & { title?: string };
export type LessonUppy = Uppy<LessonMeta, TusBody>;

export type UploadProgress = Readonly<{
  sentBytes: number;
  totalBytes: number;
  /** 0 to 1. */
  share: number;
  bytesPerSecond: number | null;
}>;

export type Refusal = Readonly<{ fileId: string; title: string; error: ApiError }>;

/** Files on their way to the server. Lives as long as the app, so that other pages can be read meanwhile. */
export type UploadSession = Readonly<{
  uppy: LessonUppy;
  files: ReadonlySignal<readonly PickedFile[]>;
  /** null when nothing is being sent. */
  progress: ReadonlySignal<UploadProgress | null>;
  paused: ReadonlySignal<boolean>;
  /** Milliseconds since 1970 until which the server asked us to wait. */
  waitUntil: ReadonlySignal<number | null>;
  refusals: ReadonlySignal<readonly Refusal[]>;
  /** Lessons whose bytes have all arrived, newest first. */
  lessonIds: ReadonlySignal<readonly string[]>;
  setTitle(fileId: string, title: string): void;
  add(files: readonly File[]): void;
  start(facts: LessonFacts): void;
  togglePause(): void;
  cancel(): void;
}>;

/** A proxy that holds back a request's body until it is whole then holds back this much at most. */
const CHUNK_BYTES = 64 * 1024 * 1024;
/** Some five minutes; the count starts again with every byte that gets through. */
const RETRY_DELAYS_MS = [1, 3, 5, 10, 20, 30, 60, 60, 60, 60].map((seconds) => seconds * 1000);
const SENT_FACTS = ['name', 'title', 'subject', 'grade', 'textbook', 'region'];

export function createUploadSession(options: { maxSizeBytes: number | null }): UploadSession {
  const files = signal<readonly PickedFile[]>([]);
  const progress = signal<UploadProgress | null>(null);
  const paused = signal(false);
  const waitUntil = signal<number | null>(null);
  const refusals = signal<readonly Refusal[]>([]);
  const lessonIds = signal<readonly string[]>([]);
  let samples: readonly SpeedSample[] = [];

  const uppy: LessonUppy = new Uppy<LessonMeta, TusBody>({
    restrictions: { allowedFileTypes: [...VIDEO_TYPES], maxFileSize: options.maxSizeBytes },
  });
  uppy.use(Tus, {
    endpoint: '/uploads',
    chunkSize: CHUNK_BYTES,
    retryDelays: RETRY_DELAYS_MS,
    // Two at a time share the school's line and keep it full between files.
    limit: 2,
    // A finished file may be uploaded again as another lesson.
    removeFingerprintOnSuccess: true,
    allowedMetaFields: SENT_FACTS,
    onShouldRetry: (error, _attempt, _options, next) => {
      const answer = error.originalResponse;
      const plan = planRetry({
        status: answer?.getStatus() ?? null,
        retryAfterSeconds: parseRetryAfter(answer?.getHeader('Retry-After') ?? null),
      });
      if (!plan.retry) return false;
      if (plan.waitSeconds !== null && plan.waitSeconds > 0) {
        const waitMs = plan.waitSeconds * 1000;
        waitUntil.value = Date.now() + waitMs;
        uppy.getPlugin<Tus<LessonMeta, TusBody>>('Tus')?.requests.rateLimit(waitMs);
      }
      return next(error);
    },
  });

  const readFiles = () => {
    files.value = uppy.getFiles().map((file) => ({
      id: file.id,
      name: file.name,
      title: file.meta.title ?? '',
    }));
  };
  const readProgress = () => {
    const sent = uppy.getFiles().filter((file) => !file.error);
    const sentBytes = sum(sent.map((file) => Number(file.progress.bytesUploaded) || 0));
    const totalBytes = sum(sent.map((file) => file.size ?? 0));
    progress.value = {
      sentBytes,
      totalBytes,
      share: totalBytes === 0 ? 0 : sentBytes / totalBytes,
      bytesPerSecond: measureSpeed(samples),
    };
  };

  uppy.on('file-added', (file) => {
    uppy.setFileMeta(file.id, { title: file.name.replace(/(?<=.)\.[^.]{1,10}$/, '') });
    readFiles();
  });
  uppy.on('file-removed', (file) => {
    refusals.value = refusals.value.filter((refusal) => refusal.fileId !== file.id);
    readFiles();
  });
  uppy.on('upload', () => {
    samples = [];
    paused.value = false;
    readProgress();
  });
  uppy.on('upload-progress', () => {
    waitUntil.value = null;
    // The first report of a resumed file counts what was there already, and so is no speed.
    const bytes = sum(uppy.getFiles().map((file) => Number(file.progress.bytesUploaded) || 0));
    samples = addSample(samples, { atMs: performance.now(), bytes });
    readProgress();
  });
  uppy.on('upload-success', (_file, response) => {
    const id = response.body?.xhr.getResponseHeader('Lesson-Id');
    if (id) lessonIds.value = [id, ...lessonIds.value.filter((each) => each !== id)];
  });
  uppy.on('upload-error', (file, _error, response) => {
    if (file === undefined) return;
    const error = parseProblem(response?.status ?? 0, readBody(response?.body?.xhr), null);
    const title = file.meta.title || file.name;
    refusals.value = [
      ...refusals.value.filter((refusal) => refusal.fileId !== file.id),
      { fileId: file.id, title, error },
    ];
  });
  uppy.on('complete', () => {
    for (const file of uppy.getFiles()) {
      if (file.progress.uploadComplete) uppy.removeFile(file.id);
    }
    progress.value = null;
    waitUntil.value = null;
  });
  uppy.on('cancel-all', () => {
    progress.value = null;
    waitUntil.value = null;
    refusals.value = [];
    readFiles();
  });

  return {
    uppy,
    files,
    progress,
    paused,
    waitUntil,
    refusals,
    lessonIds,
    setTitle: (fileId, title) => {
      uppy.setFileMeta(fileId, { title });
      readFiles();
    },
    add: (picked) => {
      const data = picked.map((file) => ({ name: file.name, type: file.type, data: file }));
      uppy.addFiles(data);
    },
    start: (facts) => {
      for (const file of uppy.getFiles()) {
        if (!file.progress.uploadStarted || file.error) uppy.setFileMeta(file.id, { ...facts });
      }
      refusals.value = [];
      // Refusals are told file by file in `upload-error`; the promise only repeats them.
      uppy.upload().catch((error: unknown) => uppy.log(String(error)));
    },
    togglePause: () => {
      paused.value = !paused.value;
      if (paused.value) uppy.pauseAll();
      else uppy.resumeAll();
    },
    cancel: () => uppy.cancelAll(),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The text of an answer; an aborted request has none. */
function readBody(xhr: XMLHttpRequest | undefined): string {
  return xhr !== undefined && (xhr.responseType === '' || xhr.responseType === 'text')
    ? xhr.responseText
    : '';
}
