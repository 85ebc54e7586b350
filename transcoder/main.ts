import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { layoutData } from '../config/data-layout.ts';
import { createLog } from '../config/http/create-log.ts';
import { lessonLadder } from '../config/lesson-ladder.ts';
import { findRecordingStandard } from '../config/recording-standards/find-recording-standard.ts';
import { readRoleSettings } from '../config/role-settings.ts';
import { openCatalog } from '../storage/catalog/open-catalog.ts';
import { createDiskMediaStore } from '../storage/media/disk-media-store.ts';
import { createBullmqLessonWorker } from '../storage/queue/bullmq-lesson-worker.ts';
import { createGiveUp } from './attempt/create-give-up.ts';
import { createHeartbeat } from './attempt/create-heartbeat.ts';
import { startSweeper } from './attempt/start-sweeper.ts';
import { startRescorer } from './rescore/start-rescorer.ts';
import { encodeChunk } from './steps/encode-chunk.ts';
import { finishLesson } from './steps/finish-lesson.ts';
import { measureSound } from './steps/measure-sound.ts';
import { prepareLesson } from './steps/prepare-lesson.ts';
import { findSandbox, SandboxRequiredError } from './tool/find-sandbox.ts';
import { ToolError } from './tool/tool-error.ts';
import { transcodeLimits } from './transcode-limits.ts';
import { createLessonProcessor } from './worker.ts';

/** The transcoder role as a process: takes lessons from the queue until SIGTERM or SIGINT. */
const settings = readRoleSettings(process.env);
const log = createLog({ level: settings.logLevel, role: 'transcoder' });
const layout = layoutData(settings.dataDir);
const sandbox = await findSandbox(settings.sandbox, log).catch((error: unknown) => {
  // Without ffmpeg, or without what it must be shut in by, there is nothing to take lessons for.
  if (!(error instanceof SandboxRequiredError || error instanceof ToolError)) throw error;
  process.stderr.write(`${error.message}\n`);
  return process.exit(1);
});
const catalog = await openCatalog({ file: layout.catalogFile });
const media = await createDiskMediaStore({ root: layout.mediaDir });

const sweeper = startSweeper({
  lessons: catalog.lessons,
  media,
  log,
  now: Date.now,
  everySeconds: 60,
});
const rescorer = startRescorer({
  lessons: catalog.lessons,
  rescores: catalog.rescores,
  media,
  log,
  now: Date.now,
  everySeconds: 2,
});
const heartbeat = createHeartbeat({
  workers: catalog.workers,
  id: `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`,
  host: hostname(),
  places: settings.transcoderConcurrency,
  everySeconds: 3,
  log,
});
const worker = createBullmqLessonWorker({
  redis: settings.redis,
  concurrency: settings.transcoderConcurrency,
  lockDurationMs: settings.jobLockSeconds * 1000,
  stalledIntervalMs: settings.jobLockSeconds * 500,
  process: createLessonProcessor({
    catalog,
    media,
    steps: { prepareLesson, encodeChunk, measureSound, finishLesson },
    ladder: lessonLadder(settings),
    standard: findRecordingStandard(settings.standard),
    limits: transcodeLimits(settings, sandbox),
    heartbeat,
    log,
  }),
  onGaveUp: createGiveUp({ lessons: catalog.lessons, media, log }),
  log,
});
log.info({ concurrency: settings.transcoderConcurrency }, 'transcoder takes lessons');

const stop = async (signal: string) => {
  log.info({ signal }, 'transcoder stops');
  await worker.close();
  await sweeper.close();
  await rescorer.close();
  await heartbeat.close();
  await catalog.close();
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
