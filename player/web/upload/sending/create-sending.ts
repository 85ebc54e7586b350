import { batch } from '@preact/signals';
import { ApiError } from '../../shared/http/api-error.ts';
import { UnreadableFile } from '../checksum/unreadable-file.ts';
import type { Rows } from './create-rows.ts';
import type { UploadDoor } from './create-upload-door.ts';
import { findLostCreation } from './find-lost-creation.ts';
import { addSample } from './measure-speed.ts';
import { planRetry } from './plan-retry.ts';
import { planSteps } from './plan-steps.ts';
import type { Sender, SenderEvents } from './sender.ts';
import { isMoving, type UploadRow } from './upload-row.ts';

/** Moves rows from started to arrived, through whatever the line does meanwhile. */
export type Sending = Readonly<{
  /** Sends a row at its turn: begins, or goes on where it stopped. */
  send(id: string): void;
  pause(id: string): void;
  /** After a failure, or instead of waiting any longer. */
  retry(id: string): void;
  /** Does what is due. `woke`: the machine or its network was away. */
  step(woke: boolean): void;
}>;

/** More often than this nobody sees a number change. */
const PROGRESS_EVERY_MS = 200;

export function createSending(deps: {
  rows: Rows;
  openSender: (events: SenderEvents) => Sender;
  door: Pick<UploadDoor, 'readUnfinished'>;
  nowMs: () => number;
  isOnline: () => boolean;
  random: () => number;
  onArrived: (row: UploadRow) => void;
  onSignedOut: () => void;
}): Readonly<{ sending: Sending; sender: Sender }> {
  const { rows, door, nowMs } = deps;
  /** Whose creation got no answer: the server may have made an upload that nobody here knows of. */
  const unsure = new Set<string>();
  const doubt = ({ id, url, state }: UploadRow) => {
    if (url === null && state.name === 'sending') unsure.add(id);
  };
  const under = (id: string): UploadRow | null => {
    const row = rows.find(id);
    return row?.state.name === 'queued' || row?.state.name === 'sending' ? row : null;
  };

  const fail = (row: UploadRow, error: ApiError | UnreadableFile): void => {
    if (error instanceof UnreadableFile) {
      rows.setState(row.id, { name: 'failed', error, next: 'go-on' });
      return;
    }
    const { status, retryAfterSeconds } = error;
    const plan = planRetry({
      status,
      retryAfterSeconds,
      failures: row.failures,
      online: deps.isOnline(),
      spread: deps.random(),
    });
    if (plan.go === 'stop') {
      const state = { name: 'failed', error, next: plan.next } as const;
      const forgotten = { url: null, resume: null, sentBytes: 0, arrivedBytes: 0 };
      rows.patch(row.id, plan.next === 'go-on' ? { state } : { state, ...forgotten });
      return;
    }
    const untilMs = plan.waitSeconds === null ? null : nowMs() + plan.waitSeconds * 1000;
    const state = { name: 'waiting', why: plan.why, untilMs, error } as const;
    rows.patch(row.id, { state, failures: row.failures + 1 });
    if (status === 0) doubt(row);
    if (plan.why === 'signed-out') deps.onSignedOut();
    if (plan.waitSeconds === 0) queueMicrotask(() => sending.step(false));
  };

  const sender = deps.openSender({
    requested: (id) => {
      if (under(id) !== null) rows.setState(id, { name: 'sending', movedAtMs: nowMs() });
    },
    answered: (id, { method, location, lessonId, offset }) => {
      const row = rows.find(id);
      if (row === undefined) return;
      const url = location === null ? row.url : new URL(location, 'http://host').pathname;
      const arrivedBytes = offset ?? row.arrivedBytes;
      rows.patch(id, {
        url,
        lessonId: lessonId ?? row.lessonId,
        arrivedBytes,
        failures: arrivedBytes > row.arrivedBytes ? 0 : row.failures,
        // Where a new connection goes on is no speed.
        ...(method === 'PATCH' ? {} : { sentBytes: arrivedBytes, samples: [] }),
      });
    },
    moved: (id, sentBytes) => {
      const row = under(id);
      if (row?.state.name !== 'sending' || sentBytes === row.sentBytes) return;
      const atMs = nowMs();
      const isWhole = sentBytes === row.sizeBytes;
      if (!isWhole && atMs - row.state.movedAtMs < PROGRESS_EVERY_MS) return;
      const samples = addSample(row.samples, { atMs, bytes: sentBytes });
      rows.patch(id, { sentBytes, samples, state: { name: 'sending', movedAtMs: atMs } });
    },
    arrived: (id) => {
      const row = rows.find(id);
      if (row === undefined) return;
      batch(() => {
        rows.remove(id);
        deps.onArrived(row);
      });
      // Uppy still has something to do with the file.
      queueMicrotask(() => sender.remove(id));
    },
    failed: (id, error) => {
      const row = under(id);
      if (row !== null) fail(row, error ?? new ApiError(0, { code: 'no-sense' }));
    },
  });

  const send = async (id: string): Promise<void> => {
    rows.setState(id, { name: 'queued' });
    if (unsure.has(id)) {
      try {
        await findLostCreation(id, rows, door);
        unsure.delete(id);
      } catch (error) {
        const row = under(id);
        if (row !== null) fail(row, error instanceof ApiError ? error : new ApiError(0));
        return;
      }
    }
    const row = under(id);
    if (row !== null) sender.send(id, { url: row.url, meta: row.url === null ? row.meta : null });
  };

  const sending: Sending = {
    send: (id) => void send(id),
    pause: (id) => {
      const row = rows.find(id);
      if (row === undefined || !isMoving(row)) return;
      if (row.state.name === 'checking') {
        rows.setState(id, { name: 'checking', thenSend: false });
        return;
      }
      doubt(row);
      rows.setState(id, { name: 'paused' });
      sender.stop(id);
    },
    retry: (id) => {
      const row = rows.find(id);
      // One that went on with an upload that is gone has no facts of its own yet.
      if (row?.state.name === 'failed' && row.url === null && row.meta === null) {
        rows.setState(id, { name: 'ready' });
      } else if (row !== undefined) {
        void send(id);
      }
    },
    step: (woke) => {
      for (const { id, step } of planSteps(rows.all.peek(), { nowMs: nowMs(), woke })) {
        const row = rows.find(id);
        if (step === 'reconnect' && row !== undefined) {
          doubt(row);
          sender.stop(id);
        }
        void send(id);
      }
    },
  };
  return { sending, sender };
}
