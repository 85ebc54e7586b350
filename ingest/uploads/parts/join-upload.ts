import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../../config/http/problem.ts';
import { signedInAccount } from '../../../config/http/signed-in.ts';
import type { LessonRecord } from '../../../storage/catalog/lesson.ts';
import { finishIfComplete } from '../finish/finish-if-complete.ts';
import { rejectUpload } from '../finish/reject-upload.ts';
import { planLesson } from '../plan-lesson.ts';
import type { UploadMetadata } from '../protocol/parse-metadata.ts';
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
 * become. Throws `upload-part-missing`, `upload-part-unfinished`, `upload-too-large`, `not-a-video` and planLesson's.
 */
export async function joinUpload(
  request: FastifyRequest,
  joining: Joining,
  deps: UploadsDeps,
): Promise<LessonRecord> {
  const account = signedInAccount(request);
  const facts = planLesson(joining.metadata, account, deps.regions);
  const turns: Turn[] = [];
  try {
    // Always in one order: two requests that join the same parts wait for each other, not for ever.
    for (const id of joining.parts.toSorted()) turns.push(await deps.turns.take(id));
    const parts = requireJoinable(deps.store, joining.parts, account.id);
    const joined = findJoined(parts);
    if (joined !== null) {
      const upload = deps.store.get(joined);
      if (upload !== undefined) await finishIfComplete(upload, deps);
      return await requireLesson(joined, deps);
    }
    if (parts.some(({ bytes }) => bytes === null)) throw new ProblemError('upload-part-missing');
    return await join(request, { ...joining, facts, parts }, deps);
  } finally {
    for (const turn of turns) turn.release();
  }
}

async function join(
  request: FastifyRequest,
  given: Pick<Joining, 'rawMetadata'> &
    Readonly<{ facts: ReturnType<typeof planLesson>; parts: readonly Upload[] }>,
  deps: UploadsDeps,
): Promise<LessonRecord> {
  const { facts, parts, rawMetadata } = given;
  const { catalog, newId, now, store } = deps;
  const length = parts.reduce((sum, part) => sum + part.offset, 0);
  if (length > deps.settings.maxUploadBytes) throw new ProblemError('upload-too-large');
  const [id, lessonId, traceId] = [newId(), newId(), request.id];
  const file = await joinBytes(store, parts, id);
  const place = { ...facts, id: lessonId, uploadId: id, traceId, uploadMetadata: rawMetadata };
  await catalog.lessons.create(place);
  const upload: Upload = {
    ...{ id, ownerId: facts.ownerId, region: facts.region, lessonId },
    ...{ length, offset: length, metadata: rawMetadata, endsBy: 'length' },
    concat: { kind: 'final', parts: parts.map((part) => part.id) },
    bytes: { file, base: 0 },
    joinedInto: null,
    createdAt: now(),
    touchedAt: now(),
  };
  await store.create(upload);
  await consumeParts(store, upload);
  request.log.info({ uploadId: id, lessonId, traceId, parts: parts.length }, 'parts joined');
  await judge(upload, deps);
  await finishIfComplete(upload, deps);
  return await requireLesson(id, deps);
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

async function requireLesson(uploadId: string, deps: UploadsDeps): Promise<LessonRecord> {
  const lesson = await deps.catalog.lessons.findByUpload(uploadId);
  if (lesson === null) throw new ProblemError('upload-gone');
  return lesson;
}
