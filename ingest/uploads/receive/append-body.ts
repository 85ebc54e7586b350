import type { IncomingMessage } from 'node:http';
import { ProblemError } from '../../../config/http/problem.ts';
import type { EarlyTruth } from '../early/early-truth.ts';
import type { FairShare } from '../fair-share/fair-share.ts';
import type { Checksum, ChecksumAlgorithm } from '../protocol/parse-checksum.ts';
import type { Upload } from '../store/upload.ts';
import type { UploadStore } from '../store/upload-store.ts';
import type { UploadMeter } from '../upload-meter.ts';
import type { UploadProgress } from '../upload-progress.ts';
import { createCheckpoints } from './checkpoints.ts';
import { createChecksumCheck } from './checksum-check.ts';
import { createReadBufferFreer } from './free-read-buffers.ts';
import { limitConcurrency } from './limit-concurrency.ts';
import { receiveBody } from './receive-body.ts';
import { writeAll } from './write-all.ts';

export type Appending = Readonly<{
  /** As it stands; its turn is the caller's. */
  upload: Upload;
  raw: IncomingMessage;
  /** Aborted when the body is to be broken off. */
  signal: AbortSignal;
  /** Bytes that may come at most. */
  roomBytes: number;
  /** What the bytes are to match, asked for when they have come; null: nothing was said. */
  checksum: Readonly<{
    algorithms: readonly ChecksumAlgorithm[];
    sent: () => Checksum | null;
  }> | null;
  /** Told while bytes arrive how many are safe even from a power cut. */
  onDurable?: (offset: number) => void;
}>;

export type Appended = Readonly<{
  /** As it stands now; saved. */
  upload: Upload;
  /** Whether the body came to its end. */
  whole: boolean;
}>;

/** Throws `upload-too-large`, `upload-checksum`, `not-a-video`; what a checksum does not vouch for is not counted. */
export type AppendBody = (appending: Appending) => Promise<Appended>;

type Deps = Readonly<{
  store: UploadStore;
  early: EarlyTruth;
  fairShare: FairShare;
  meter: UploadMeter;
  progress: UploadProgress;
  /** Milliseconds since 1970. */
  now: () => number;
}>;

/** Large enough to make few writes, small enough that the bytes are still in the processor's cache when written. */
const LARGEST_BATCH_BYTES = 512 * 1024;
const SMALLEST_BATCH_BYTES = 64 * 1024;
/** What the batches of all connections may hold together: as much as a processor's own cache. */
const BATCHES_BYTES = 2 * 1024 * 1024;
/** Syncs that go on beside the receiving; more would keep the writes waiting for a thread. */
const CHECKPOINTS_AT_ONCE = 4;

/** Writes a request's body behind the bytes that an upload has. */
export function createAppendBody({
  store,
  early,
  fairShare,
  meter,
  progress,
  now,
}: Deps): AppendBody {
  const freeReadBuffers = createReadBufferFreer();
  const limitCheckpoints = limitConcurrency(CHECKPOINTS_AT_ONCE);
  const batchBytes = () => {
    const share = BATCHES_BYTES / Math.max(1, meter.active());
    return Math.min(LARGEST_BATCH_BYTES, Math.max(SMALLEST_BATCH_BYTES, share));
  };

  return async ({ upload, raw, signal, roomBytes, checksum, onDurable }) => {
    const base = upload.bytes?.base ?? 0;
    const handle = await store.open(upload);
    const watch = await early.watch(upload, handle).catch(async (error) => {
      await handle.close();
      throw error;
    });
    const check = checksum && createChecksumCheck(checksum.algorithms);
    const at = (offset: number): Upload => ({ ...upload, offset, touchedAt: now() });
    const checkpoints = createCheckpoints({
      from: upload.offset,
      now,
      active: meter.active,
      checkpoint: (offset) =>
        limitCheckpoints(async () => {
          await handle.datasync();
          // Bytes that a checksum may yet disown are synced early, but not counted.
          if (check !== null) return;
          await store.save(at(offset), { durable: onDurable !== undefined });
          onDurable?.(offset);
        }),
    });
    let written = upload.offset;
    let seenBytes = 0;
    const breakOff = () => raw.destroy(signal.reason);
    signal.addEventListener('abort', breakOff, { once: true });
    if (signal.aborted) breakOff();
    meter.begin(upload.id);
    try {
      const whole = await receiveBody(raw, {
        batchBytes,
        see(chunk) {
          seenBytes += chunk.length;
          if (seenBytes > roomBytes) throw new ProblemError('upload-too-large');
          // What a checksum may yet disown is judged when it has come whole.
          if (check === null) watch.see(chunk);
          else check.update(chunk);
        },
        async write(chunks, sizeBytes) {
          const place = base + written;
          meter.received(sizeBytes);
          const write = () => writeAll(handle, chunks, place);
          await fairShare.run(upload.region, sizeBytes, write, signal);
          written += sizeBytes;
          freeReadBuffers(sizeBytes);
          progress.reached(upload, written);
          if (check === null) watch.written(written);
          checkpoints.written(written);
        },
      });
      await checkpoints.stop();
      if (check !== null && !(whole && vouches(checksum?.sent() ?? null, check))) {
        return { upload, whole: false };
      }
      await watch.end(written, whole && upload.length === written);
      const reached = at(written);
      await handle.datasync();
      // Where nobody is left to be told, HEAD will make sure of the rest.
      await store.save(reached, { durable: whole });
      return { upload: reached, whole };
    } finally {
      meter.end(upload.id);
      signal.removeEventListener('abort', breakOff);
      await checkpoints.stop().catch(() => {});
      await watch.close();
      await handle.close();
    }
  };

  function vouches(sent: Checksum | null, check: ReturnType<typeof createChecksumCheck>): boolean {
    if (sent === null) throw new ProblemError('upload-checksum-unknown');
    if (check.matches(sent)) return true;
    meter.mismatched();
    throw new ProblemError('upload-checksum');
  }
}
