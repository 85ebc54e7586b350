import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../config/http/problem.ts';
import type { Attachment } from '../../storage/catalog/attachment-store.ts';
import type { IngestDeps } from '../ingest-deps.ts';
import { attachmentType } from './attachment-types.ts';

type Deps = Pick<IngestDeps, 'catalog' | 'media' | 'settings'>;

const LONGEST_NAME = 200;

/** Stores the one file of a form: bytes first, then its row. Throws the attachment problems. */
export async function receiveAttachment(
  request: FastifyRequest,
  lessonId: string,
  { catalog, media, settings }: Deps,
): Promise<Attachment> {
  if (!request.isMultipart()) throw new ProblemError('attachment-missing');
  const part = await request.file({
    limits: { fileSize: settings.maxAttachmentBytes, files: 1, fields: 20 },
    throwFileSizeLimit: false,
  });
  const filename = cleanName(part?.filename ?? '');
  if (part === undefined || filename === '') throw new ProblemError('attachment-missing');
  const contentType = attachmentType(filename);
  if (contentType === null) {
    part.file.resume();
    throw new ProblemError('attachment-type');
  }
  const id = randomUUID();
  const path = { kind: 'attachment', lessonId, attachmentId: id } as const;
  const { sizeBytes } = await media.write(path, part.file);
  if (part.file.truncated) {
    await media.remove(path);
    throw new ProblemError('attachment-too-large');
  }
  try {
    const attachment = await catalog.attachments.create(
      { id, lessonId, kind: 'other', filename, contentType, sizeBytes },
      settings.maxAttachmentsPerLesson,
    );
    if (attachment === null) throw new ProblemError('attachments-full');
    return attachment;
  } catch (error) {
    // Above all: the lesson was deleted meanwhile, and nobody would ever remove this file.
    await media.remove(path);
    if ((await catalog.lessons.get(lessonId)) === null) throw new ProblemError('lesson-not-found');
    throw error;
  }
}

/** The last part of a path, without what could confuse a reader or a header; its extension is kept. */
function cleanName(given: string): string {
  const name = given.split(/[/\\]/).at(-1)!.normalize('NFC');
  return name
    .replace(/[\p{Cc}\p{Cf}\uFFFD]/gu, '')
    .trim()
    .slice(-LONGEST_NAME);
}
