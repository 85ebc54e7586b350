import type { FileHandle } from 'node:fs/promises';
import type { FastifyBaseLogger } from 'fastify';
import { ProblemError } from '../../../config/http/problem.ts';
import type { LessonStore } from '../../../storage/catalog/lesson-store.ts';
import type { Upload } from '../store/upload.ts';
import { readHeadFacts } from './read-head-facts.ts';
import { DECIDING_BYTES } from './sniff.ts';
import { sniffContainer } from './sniff-container.ts';

/** Looks over the shoulder of one request that appends to an upload. */
export type EarlyWatch = Readonly<{
  /** Throws `not-a-video` as soon as the bytes say so. */
  see(chunk: Buffer): void;
  /** So many bytes of the upload are in its file. */
  written(offset: number): void;
  /** The request is over; `complete` says that no more bytes will come. Throws `not-a-video`. */
  end(offset: number, complete: boolean): Promise<void>;
  /** Resolves when it no longer reads the file. */
  close(): Promise<void>;
}>;

/** Tells what a file is while it is still on its way. */
export type EarlyTruth = Readonly<{
  /** Throws `not-a-video` when what came before says so. */
  watch(upload: Upload, handle: FileHandle): Promise<EarlyWatch>;
  /** All of a file's bytes are there. Throws `not-a-video`. */
  judge(upload: Upload, handle: FileHandle): Promise<void>;
  forget(uploadId: string): void;
}>;

/** What is known of an upload so far; made anew from its file after a restart. */
type Known = { isVideo: boolean; factsNeedBytes: number | null };

const FIRST_LOOK_BYTES = 64 * 1024;

/** A part of a file may be anything: what is joined from parts is judged then. */
const BLIND: EarlyWatch = { see() {}, written() {}, async end() {}, async close() {} };

export function createEarlyTruth(deps: {
  lessons: Pick<LessonStore, 'recordSourceFacts'>;
  refuseNonVideo: boolean;
  log: FastifyBaseLogger;
}): EarlyTruth {
  const knownOf = new Map<string, Known>();
  const sniff = (known: Known, head: Buffer, isWhole: boolean) => {
    const { verdict } = sniffContainer(head, isWhole);
    if (verdict === 'not-a-video' && deps.refuseNonVideo) throw new ProblemError('not-a-video');
    known.isVideo = verdict !== 'undecided';
  };

  const watch = async (upload: Upload, handle: FileHandle): Promise<EarlyWatch> => {
    const { lessonId } = upload;
    if (lessonId === null) return BLIND;
    const known = knownOf.get(upload.id) ?? { isVideo: false, factsNeedBytes: FIRST_LOOK_BYTES };
    knownOf.set(upload.id, known);
    let head = known.isVideo ? null : await readHead(handle, upload, upload.offset);
    if (head !== null) sniff(known, head, false);
    let looking: Promise<void> | null = null;

    const look = async (sizeBytes: number) => {
      const facts = readHeadFacts(await readBytes(handle, upload, sizeBytes));
      known.factsNeedBytes = facts.state === 'need' ? facts.bytes : null;
      if (facts.state === 'facts') await deps.lessons.recordSourceFacts(lessonId, facts.facts);
    };
    const lookSoon = (sizeBytes: number) => {
      looking ??= look(sizeBytes)
        .catch((err) => {
          known.factsNeedBytes = null;
          deps.log.warn({ err, uploadId: upload.id }, 'could not look into the head of an upload');
        })
        .finally(() => {
          looking = null;
        });
      return looking;
    };
    return {
      see(chunk) {
        if (known.isVideo || head === null) return;
        head = Buffer.concat([head, chunk.subarray(0, DECIDING_BYTES - head.length)]);
        sniff(known, head, false);
      },
      written(offset) {
        const need = known.factsNeedBytes;
        if (need !== null && offset >= need) void lookSoon(need);
      },
      async end(offset, complete) {
        if (!known.isVideo) sniff(known, await readHead(handle, upload, offset), complete);
        await looking;
        const need = known.factsNeedBytes;
        if (need !== null && (complete || offset >= need)) await lookSoon(Math.min(offset, need));
      },
      async close() {
        await looking;
      },
    };
  };
  return {
    watch,
    async judge(upload, handle) {
      await (await watch(upload, handle)).end(upload.offset, true);
    },
    forget: (uploadId) => knownOf.delete(uploadId),
  };
}

/** Of so many bytes, those that tell what the file is. */
function readHead(handle: FileHandle, upload: Upload, offset: number): Promise<Buffer> {
  return readBytes(handle, upload, Math.min(offset, DECIDING_BYTES));
}

async function readBytes(handle: FileHandle, upload: Upload, sizeBytes: number): Promise<Buffer> {
  const head = Buffer.alloc(sizeBytes);
  let filled = 0;
  while (filled < sizeBytes) {
    const position = (upload.bytes?.base ?? 0) + filled;
    const { bytesRead } = await handle.read(head, filled, sizeBytes - filled, position);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return head.subarray(0, filled);
}
