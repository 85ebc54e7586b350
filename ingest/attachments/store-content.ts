import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { MultipartFile } from '@fastify/multipart';
import { ProblemError } from '../../config/http/problem.ts';
import type { MediaPath } from '../../storage/media/media-path.ts';
import type { AttachmentType } from './attachment-types.ts';
import { holdUntilFit } from './hold-until-fit.ts';
import { holdsOffice, isOffice } from './holds-office.ts';
import { listZipEntries } from './list-zip-entries.ts';
import type { AttachmentDeps } from './receive-attachment.ts';
import { whileThereIsRoom } from './require-room.ts';
import { TextCheck } from './text-check.ts';

type Deps = Pick<AttachmentDeps, 'media' | 'floorBytes'>;

/**
 * Stores a file of a form whose bytes are what its name says. What only the end of a document tells is read
 * back from the store, so a refusal may leave it there. Throws `attachment-content`, `attachment-too-large`
 * and `disk-full`.
 */
export async function storeContent(
  file: MultipartFile['file'],
  type: AttachmentType,
  path: MediaPath,
  { media, floorBytes }: Deps,
): Promise<Readonly<{ sizeBytes: number; contentType: string }>> {
  const text = type.shape === 'text' ? new TextCheck() : null;
  const held = holdUntilFit(file, type.shape);
  const seen = text === null ? held : text.pass(held);
  const content = whileThereIsRoom(untilTooLarge(file, seen), media, floorBytes());
  const { sizeBytes } = await media.write(path, Readable.from(content));
  if (isOffice(type.shape)) {
    const read = async (start: number, end: number) =>
      buffer(await media.read(path, { start, end }));
    const entries = await listZipEntries(read, sizeBytes);
    if (entries === null || !holdsOffice(entries, type.shape)) {
      throw new ProblemError('attachment-content');
    }
  }
  const charset = text === null ? '' : `; charset=${text.charset}`;
  return { sizeBytes, contentType: type.contentType + charset };
}

/** The form's parser ends a file at the limit as if that were its end. */
async function* untilTooLarge(file: MultipartFile['file'], content: AsyncIterable<Buffer>) {
  yield* content;
  if (file.truncated) throw new ProblemError('attachment-too-large');
}
