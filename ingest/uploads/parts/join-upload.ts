import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../../config/http/problem.ts';
import { signedInAccount } from '../../../config/http/signed-in.ts';
import type { LessonRecord } from '../../../storage/catalog/lesson.ts';
import { finishIfComplete } from '../finish/finish-if-complete.ts';
import { rejectUpload } from '../finish/reject-upload.ts';
import { planLesson } from '../plan-lesson.ts';
import { parseConcat } from '../protocol/parse-concat.ts';
import type { UploadMetadata } from '../protocol/parse-metadata.ts';
import { readHeader } from '../protocol/read-header.ts';
import type { Turn } from '../receive/upload-turns.ts';
import type { Upload } from '../store/upload.ts';
import type { UploadsDeps } from '../uploads-deps.ts';
import { consumeParts } from './consume-parts.ts';
import { findJoined, joinBytes, requireJoinable } from './join-parts.ts';

export type Joining = Readonly<{
  parts: readonly string[];
  metadata: UploadMetadata;
  rawMetadata: string;
}>;

/**
 * Makes one lesson of finished parts. Asked again, the answer having been lost, it finds the lesson that they have
 * become. Throws `upload-part-missing`, `upload-part-unfinished`, `upload-too-large`, `upload-gone`, `not-a-video` and
 * planLesson's.
 */
export async function joinUpload(
  request: FastifyRequest,
  joining: Joining,
  deps: UploadsDeps,
): Promise<LessonRecord> {
  const { newId, store } = deps;
  const account = signedInAccount(request);
  const facts = planLesson(joining.metadata, account, deps.regions);
  // Nobody's connection is broken off for parts that cannot be joined.
  requireJoinable(store, joining.parts, account.id);
  const id = newId();
  const turns: Turn[] = [];
  try {
    // Always in one order: two requests that join the same parts wait for each other, not for ever.
    for (const each of [...joining.parts.toSorted(), id]) turns.push(await deps.turns.take(each));
    const parts = requireJoinable(store, joining.parts, account.id);
    const joined = findJoined(store, parts);
    const upload = joined === null ? null : store.get(joined);
    if (joined === null) await join(request, { ...joining, id, facts, parts }, deps);
    else if (upload) await finishJoined(upload, deps);
    return await requireLesson(joined ?? id, joining.parts, deps);
  } finally {
    for (const turn of turns) turn.release();
  }
}

async function join(
  request: FastifyRequest,
  given: Pick<Joining, 'rawMetadata'> &
    Readonly<{ id: string; facts: ReturnType<typeof planLesson>; parts: readonly Upload[] }>,
  deps: UploadsDeps,
): Promise<void> {
  const { facts, id, parts, rawMetadata } = given;
  const { catalog, newId, now, store } = deps;
  if (parts.some(({ bytes }) => bytes === null)) throw new ProblemError('upload-part-missing');
  const length = parts.reduce((sum, part) => sum + part.offset, 0);
  if (length > deps.settings.maxUploadBytes) throw new ProblemError('upload-too-large');
  const [lessonId, traceId] = [newId(), request.id];
  const file = await joinBytes(store, deps.places, parts, id);
  await catalog.lessons.create({
    ...{ ...facts, id: lessonId, uploadId: id, traceId, uploadMetadata: rawMetadata },
    uploadConcat: readHeader(request.headers, 'upload-concat') ?? '',
  });
  const upload: Upload = {
    ...{ id, ownerId: facts.ownerId, region: facts.region, lessonId },
    ...{ length, offset: length, metadata: rawMetadata, endsBy: 'length' },
    concat: { kind: 'final', parts: parts.map((part) => part.id) },
    bytes: { file, base: 0 },
    joinedInto: null,
    createdAt: now(),
    touchedAt: now(),
  };
  await store.create(upload).catch(async (error) => {
    await catalog.lessons.remove(lessonId);
    throw error;
  });
  request.log.info({ uploadId: id, lessonId, traceId, parts: parts.length }, 'parts joined');
  await consumeParts(store, upload);
  await judge(upload, deps);
  await finishIfComplete(upload, deps);
}

/** What broke in the middle of it; its bytes may already be in the media store. */
async function finishJoined(upload: Upload, deps: UploadsDeps): Promise<void> {
  await consumeParts(deps.store, upload);
  await finishIfComplete(upload, deps);
}

async function judge(upload: Upload, deps: UploadsDeps): Promise<void> {
  const handle = await deps.store.open(upload);
  try {
    await deps.early.judge(upload, handle);
  } catch (error) {
    if (error instanceof ProblemError) await rejectUpload(upload.id, error, deps);
    throw error;
  } finally {
    await handle.close();
  }
}

/** Parts that have become something else than is asked for are no longer there. */
async function requireLesson(
  uploadId: string,
  parts: readonly string[],
  deps: UploadsDeps,
): Promise<LessonRecord> {
  const lesson = await deps.catalog.lessons.findByUpload(uploadId);
  if (lesson?.failure?.code === 'not-a-video' && lesson.sourceSizeBytes === null) {
    throw new ProblemError('not-a-video');
  }
  if (lesson === null || lesson.sourceSizeBytes === null) throw new ProblemError('upload-gone');
  const concat = parseConcat(lesson.uploadConcat);
  const isSame = concat?.kind === 'final' && concat.parts.join() === parts.join();
  if (!isSame) throw new ProblemError('upload-part-missing');
  return lesson;
}
