import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../config/http/problem.ts';
import { signedInAccount } from '../../config/http/signed-in.ts';
import type { Catalog } from '../../storage/catalog/catalog.ts';
import type { LessonRecord } from '../../storage/catalog/lesson.ts';
import { judgeAction } from '../lessons/lesson-policy.ts';
import type { Upload } from './store/upload.ts';
import type { UploadStore } from './store/upload-store.ts';

/** An upload's URL leads to its state while bytes are missing, to its lesson, or for a while to both. */
export type FoundUpload = Readonly<
  | { upload: Upload; lesson: LessonRecord }
  /** A part, which is no lesson's own. */
  | { upload: Upload; lesson: null }
  /** Its bytes have all arrived; `sourceSizeBytes` is theirs. */
  | { upload: null; lesson: LessonRecord & Readonly<{ sourceSizeBytes: number }> }
>;

/** What this request may touch. Throws `upload-not-found`, `not-allowed`, `upload-gone`. */
export async function requireUpload(
  deps: Readonly<{ catalog: Pick<Catalog, 'lessons'>; store: Pick<UploadStore, 'get'> }>,
  request: FastifyRequest,
  uploadId: string,
): Promise<FoundUpload> {
  // In this order: an upload that ends between the two is found in the catalog.
  const upload = deps.store.get(uploadId) ?? null;
  const lesson = await deps.catalog.lessons.findByUpload(uploadId);
  requireAccess(request, lesson ?? upload);
  if (lesson === null) {
    if (upload === null || upload.lessonId !== null) throw new ProblemError('upload-not-found');
    return { upload, lesson: null };
  }
  const { sourceSizeBytes } = lesson;
  if (sourceSizeBytes !== null) return { upload: null, lesson: { ...lesson, sourceSizeBytes } };
  if (upload === null || lesson.state !== 'uploading') throw new ProblemError('upload-gone');
  return { upload, lesson };
}

function requireAccess(
  request: FastifyRequest,
  what: Readonly<{ ownerId: string; region: string }> | null,
): void {
  if (what === null) throw new ProblemError('upload-not-found');
  const verdict = judgeAction('upload', signedInAccount(request), what);
  if (verdict === 'hidden') throw new ProblemError('upload-not-found');
  if (verdict === 'forbidden') throw new ProblemError('not-allowed');
}
