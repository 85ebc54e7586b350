import Uppy, { type Meta, type RestrictionError } from '@uppy/core';
import { isRestrictionError } from '@uppy/core/utils';
import Tus, { type TusBody } from '@uppy/tus';
import { defaultOptions } from 'tus-js-client';
import { type Checksums, createChecksums } from '../checksum/create-checksums.ts';
import type { Digest } from '../checksum/create-digest.ts';
import { CHUNK_BYTES, planChunk } from './plan-chunk.ts';
import type { LessonMeta, Sender, SenderEvents } from './sender.ts';
import { createUploadHttp, type UploadHttp } from './upload-http.ts';
import type { UploadMemory } from './upload-memory.ts';

type FileMeta = Meta & Partial<LessonMeta>;

/** Two share the school's line and keep it full between chunks and files. */
const AT_ONCE = 2;
const SENT_FACTS = ['name', 'title', 'subject', 'grade', 'textbook', 'textbookNode', 'region'];
const SILENT = { debug: () => undefined, warn: () => undefined, error: () => undefined };

/** Sends by Uppy's tus plugin. `digest`: null where the server takes no checksums. */
export function createUppySender(deps: {
  digest: Digest | null;
  memory: UploadMemory;
  events: SenderEvents;
}): Sender {
  const { digest, memory, events } = deps;
  /** One line carries all files, so they learn from each other. */
  let chunkBytes: number = CHUNK_BYTES.first;
  const stacks = new Map<string, UploadHttp>();
  // What goes wrong is told row by row.
  const uppy = new Uppy<FileMeta, TusBody>({ logger: SILENT });
  uppy.use(Tus, {
    endpoint: '/uploads',
    chunkSize: CHUNK_BYTES.most,
    limit: AT_ONCE,
    retryDelays: [],
    removeFingerprintOnSuccess: true,
    allowedMetaFields: SENT_FACTS,
  });
  uppy.on('upload-progress', (file, { bytesUploaded }) => {
    if (file !== undefined) events.moved(file.id, bytesUploaded);
  });
  uppy.on('upload-success', (file) => {
    if (file !== undefined) events.arrived(file.id);
  });
  uppy.on('upload-error', (file) => {
    if (file !== undefined) events.failed(file.id, stacks.get(file.id)?.lastFailure() ?? null);
  });

  const chunksOf = (file: File): Checksums | null =>
    digest === null ? null : createChecksums(file, () => chunkBytes, digest);
  /** Uppy hands these to tus-js-client with this file's upload. */
  const equip = (id: string, file: File) => {
    const http = createUploadHttp({
      base: defaultOptions.httpStack,
      checksums: chunksOf(file),
      chunkBytes: () => chunkBytes,
      onChunk: (outcome) => {
        chunkBytes = planChunk(chunkBytes, outcome);
      },
      nowMs: () => performance.now(),
      onRequest: () => events.requested(id),
      onAnswer: (answer) => events.answered(id, answer),
    });
    stacks.set(id, http);
    uppy.setFileState(id, {
      tus: {
        httpStack: http,
        // Which upload a file goes on with is the session's to say: it knows what the server still has.
        urlStorage: {
          findAllUploads: async () => [],
          findUploadsByFingerprint: async () => [],
          addUpload: async (_fingerprint, { uploadUrl }) =>
            memory.remember(id, pathOf(uploadUrl ?? '')),
          removeUpload: async (key) => memory.forget(key),
        },
      },
    });
  };
  /** Uppy keeps an upload of its own for a file from the first request until it fails or has arrived. */
  const liveUpload = (id: string) => uppy.getPlugin('Tus')?.uploaders[id] ?? null;

  return {
    add: (file) => {
      try {
        const id = uppy.addFile({ name: file.name, type: file.type, data: file });
        equip(id, file);
        return { id, isNew: true };
      } catch (error) {
        const known = isRestrictionError(error)
          ? (error as RestrictionError<FileMeta, TusBody>).file
          : null;
        if (!known) throw error;
        return { id: known.id, isNew: false };
      }
    },
    replace: (id, file) => {
      uppy.setFileState(id, { data: file });
      equip(id, file);
    },
    send: (id, { url, meta }) => {
      const file = uppy.getFile(id);
      const live = liveUpload(id);
      if (live !== null) {
        live.url ??= url;
        if (file.isPaused) uppy.pauseResume(id);
        return;
      }
      if (meta !== null) uppy.setFileMeta(id, { ...meta });
      uppy.setFileState(id, { tus: { ...file.tus, uploadUrl: url } });
      // A refusal comes as `upload-error`; the promise only repeats it.
      uppy.retryUpload(id).catch(() => undefined);
    },
    stop: (id) => {
      if (liveUpload(id) !== null && !uppy.getFile(id).isPaused) uppy.pauseResume(id);
    },
    remove: (id) => {
      stacks.delete(id);
      uppy.removeFile(id);
    },
  };
}

function pathOf(url: string): string {
  return new URL(url, window.location.href).pathname;
}
