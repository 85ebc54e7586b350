import type { FileHandle } from 'node:fs/promises';
import { announceUpload } from './announce-upload.ts';
import type { AnnouncingOrder } from './announcing-order.ts';
import { appendChunk } from './append-chunk.ts';
import { keepTrying, type Trying } from './keep-trying.ts';
import type { Line } from './line.ts';
import { FIRST_CHUNK, planChunkSize } from './plan-chunk-size.ts';
import type { Part } from './plan-parts.ts';
import { readChunk } from './read-chunk.ts';
import { readOffset } from './read-offset.ts';
import type { UploadRecord } from './upload-record.ts';
import type { UploadTally } from './upload-tally.ts';

export type SendPartDeps = Readonly<{
  line: Line;
  endpoint: string;
  source: FileHandle;
  /** Milliseconds since 1970; a file changed since is not sent. */
  modifiedAt: number;
  /** Of the lesson; null for a part of one. */
  metadata: Readonly<Record<string, string>> | null;
  record: UploadRecord;
  order: AnnouncingOrder;
  tally: UploadTally;
  trying: Trying;
}>;

/** Brings one part of a file to the server, over however bad a line, going on where it was. Throws as keepTrying does. */
export async function sendPart(part: Part, index: number, deps: SendPartDeps): Promise<void> {
  const { endpoint, line, metadata, modifiedAt, order, record, source, tally, trying } = deps;
  const sizeBytes = part.end - part.start;
  let size = FIRST_CHUNK;

  const announce = async (): Promise<string> => {
    await order.turn(index);
    const { url, lessonId } = await announceUpload(line, endpoint, sizeBytes, metadata);
    await record.change(index, url, lessonId);
    return url;
  };
  const sendNext = async (url: string, offset: number): Promise<number> => {
    const chunkBytes = Math.min(size.bytes, sizeBytes - offset);
    const bytes = await readChunk(source, part.start + offset, chunkBytes, modifiedAt);
    const beganAt = trying.now();
    try {
      const onSent = (sent: number) => tally.onItsWay(index, sent);
      const reached = await appendChunk(line, url, offset, bytes, onSent);
      size = planChunkSize(size, trying.now() - beganAt);
      return reached;
    } catch (error) {
      size = planChunkSize(size, null);
      throw error;
    }
  };
  const attempt = async () => {
    const url = record.urlOf(index) ?? (await announce());
    order.announced(index);
    await order.bytesMayFlow;
    let offset = await readOffset(line, url, sizeBytes);
    tally.stored(index, offset);
    while (offset < sizeBytes) {
      offset = await sendNext(url, offset);
      tally.stored(index, offset);
    }
  };
  const onWait: Trying['onWait'] = (milliseconds, failure) => {
    order.letBytesFlow();
    trying.onWait(milliseconds, failure);
  };
  try {
    await keepTrying(attempt, { ...trying, onWait });
  } finally {
    order.announced(index);
  }
}
