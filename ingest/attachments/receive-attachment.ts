import { randomUUID } from 'node:crypto';
import type { MultipartFile, MultipartValue } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Value } from 'typebox/value';
import { ProblemError } from '../../config/http/problem.ts';
import type { Attachment, AttachmentKind } from '../../storage/catalog/attachment-store.ts';
import type { IngestDeps } from '../ingest-deps.ts';
import { AttachmentKindSchema } from './attachment-schema.ts';
import { attachmentType } from './attachment-types.ts';
import { cleanFilename } from './clean-filename.ts';
import { requireRoom } from './require-room.ts';
import { storeContent } from './store-content.ts';

export type AttachmentDeps = Pick<IngestDeps, 'catalog' | 'media' | 'settings'> &
  Readonly<{
    /** Bytes of the disk that attachments must leave free, uploads having reserved them or not. */
    floorBytes: () => number;
  }>;

/** What a form says beside its file's bytes. */
const FORM_BYTES = 64 * 1024;

/** Stores the one file of a form: bytes first, then its row. Throws the attachment problems and `disk-full`. */
export async function receiveAttachment(
  request: FastifyRequest,
  lessonId: string,
  deps: AttachmentDeps,
): Promise<Attachment> {
  const { catalog, media, settings } = deps;
  const id = randomUUID();
  const path = { kind: 'attachment', lessonId, attachmentId: id } as const;
  try {
    await requirePlace(request, lessonId, deps);
    const form = await readForm(request, (file) => storeFile(file, path, deps), settings);
    const attachment = { id, lessonId, ...form };
    const kept = await catalog.attachments.create(attachment, settings.maxAttachmentsPerLesson);
    if (kept === null) throw new ProblemError('attachments-full');
    return kept;
  } catch (error) {
    // Browsers read an answer when they have sent their form.
    request.raw.unpipe().resume();
    await media.remove(path);
    if ((await catalog.lessons.get(lessonId)) !== null) throw error;
    // It was deleted meanwhile: nobody would ever remove what came after.
    await media.removeLesson(lessonId);
    throw new ProblemError('lesson-not-found', { cause: error });
  }
}

/** What can be told before the first byte is read; the number is counted again when the last has come. */
async function requirePlace(
  request: FastifyRequest,
  lessonId: string,
  deps: AttachmentDeps,
): Promise<void> {
  const { catalog, media, settings } = deps;
  if (!request.isMultipart()) throw new ProblemError('attachment-missing');
  const announcedBytes = Number(request.headers['content-length'] ?? 0);
  if (announcedBytes > settings.maxAttachmentBytes + FORM_BYTES) {
    throw new ProblemError('attachment-too-large');
  }
  const { length } = await catalog.attachments.list(lessonId);
  if (length >= settings.maxAttachmentsPerLesson) throw new ProblemError('attachments-full');
  await requireRoom(media, deps.floorBytes(), announcedBytes);
}

/** One file and its kind, in whatever order they come. */
async function readForm<T>(
  request: FastifyRequest,
  store: (file: MultipartFile) => Promise<T>,
  { maxAttachmentBytes }: AttachmentDeps['settings'],
): Promise<T & { kind: AttachmentKind }> {
  const limits = { fileSize: maxAttachmentBytes, fields: 20, fieldSize: 1000 };
  let kind: AttachmentKind = 'other';
  let stored: T | null = null;
  for await (const part of request.parts({ limits })) {
    if (part.type === 'file') {
      if (stored !== null) throw new ProblemError('attachment-missing');
      stored = await store(part);
    } else if (part.fieldname === 'kind') {
      kind = readKind(part);
    }
  }
  if (stored === null) throw new ProblemError('attachment-missing');
  return { ...stored, kind };
}

function readKind({ value }: MultipartValue): AttachmentKind {
  if (Value.Check(AttachmentKindSchema, value)) return value;
  const kinds = AttachmentKindSchema.anyOf.map((each) => each.const).join(', ');
  throw new ProblemError('invalid-request', {
    errors: [{ where: 'body/kind', message: `must be one of ${kinds}` }],
  });
}

async function storeFile(
  part: MultipartFile,
  path: Parameters<typeof storeContent>[2],
  deps: AttachmentDeps,
) {
  const filename = cleanFilename(part.filename);
  if (filename === '') throw new ProblemError('attachment-missing');
  const type = attachmentType(filename);
  if (type === null) throw new ProblemError('attachment-type');
  return { filename, ...(await storeContent(part.file, type, path, deps)) };
}
