import { describe, expect, it } from 'vitest';
import {
  addSample,
  measureSpeed,
  type SpeedSample,
} from '../../../../player/web/upload/sending/measure-speed.ts';
import { planChunk } from '../../../../player/web/upload/sending/plan-chunk.ts';
import { planRetry } from '../../../../player/web/upload/sending/plan-retry.ts';
import { planSteps } from '../../../../player/web/upload/sending/plan-steps.ts';
import { sumProgress } from '../../../../player/web/upload/sending/sum-progress.ts';
import type { RowState } from '../../../../player/web/upload/sending/upload-row.ts';
import { matchUnfinished } from '../../../../player/web/upload/unfinished/match-unfinished.ts';
import { anUnfinishedUpload, aRow } from './an-upload-row.ts';

const gather = (...samples: readonly SpeedSample[]) =>
  samples.reduce<readonly SpeedSample[]>(addSample, []);

describe('speed', () => {
  it('is that of the last seconds', () => {
    const samples = gather(
      { atMs: 0, bytes: 0 },
      { atMs: 1_000, bytes: 9_000_000 },
      { atMs: 10_000, bytes: 10_000_000 },
      { atMs: 12_000, bytes: 14_000_000 },
    );
    expect(measureSpeed(samples, 12_000)).toBe(2_000_000);
  });

  it('is not told from a single moment, nor from one that is long past', () => {
    const samples = gather({ atMs: 0, bytes: 0 }, { atMs: 1_000, bytes: 9 });
    expect(measureSpeed([], 0)).toBeNull();
    expect(measureSpeed(gather({ atMs: 0, bytes: 0 }, { atMs: 100, bytes: 9 }), 100)).toBeNull();
    expect(measureSpeed(samples, 1_000)).toBe(9);
    expect(measureSpeed(samples, 60_000)).toBeNull();
  });

  it('starts over when the server had fewer bytes than thought', () => {
    const samples = gather({ atMs: 0, bytes: 500 }, { atMs: 1_000, bytes: 100 });
    expect(samples).toEqual([{ atMs: 1_000, bytes: 100 }]);
  });
});

describe('after a failed request', () => {
  const plan = (status: number, more: Partial<Parameters<typeof planRetry>[0]> = {}) =>
    planRetry({ status, retryAfterSeconds: null, failures: 0, online: true, spread: 0.5, ...more });

  it.each([
    ['a lost line', 0, {}, 'network', 1],
    ['a browser without network', 0, { online: false }, 'offline', 1],
    ['a lock of the connection that was lost', 423, {}, 'network', 0],
    ['an offset that moved', 409, {}, 'network', 0],
    ['a damaged chunk', 460, {}, 'damaged', 0],
    ['a chunk that is damaged each time', 460, { failures: 3 }, 'damaged', 4],
    ['a server that names a time', 503, { retryAfterSeconds: 7 }, 'server', 7],
    ['a server that names none', 500, {}, 'server', 1],
    ['a full disk', 507, { retryAfterSeconds: 300 }, 'server', 300],
    ['too many requests', 429, { retryAfterSeconds: 30 }, 'server', 30],
    ['an ended session', 401, {}, 'signed-out', null],
  ] as const)('%s (%s) is tried again', (_what, status, more, why, waitSeconds) => {
    expect(plan(status, more)).toEqual({ go: 'again', why, waitSeconds });
  });

  it('waits longer each time, but never for good', () => {
    const waits = [0, 1, 2, 3, 4, 5, 6, 1000].map((failures) => plan(0, { failures }));
    expect(waits.map((each) => each.go === 'again' && each.waitSeconds)).toEqual([
      ...[1, 2, 4, 8, 15, 30],
      ...[30, 30],
    ]);
  });

  it('comes back at different moments where many were cut off together', () => {
    expect(plan(0, { failures: 5, spread: 0 })).toMatchObject({ waitSeconds: 22.5 });
    expect(plan(0, { failures: 5, spread: 1 })).toMatchObject({ waitSeconds: 37.5 });
  });

  it.each([
    ['gone', 410, 'begin-anew'],
    ['unknown', 404, 'begin-anew'],
    ['too large', 413, 'nothing'],
    ['no video', 415, 'nothing'],
    ['not allowed', 403, 'go-on'],
    ['not understood', 400, 'go-on'],
  ])('stops at what repeats itself: %s (%s)', (_what, status, next) => {
    expect(plan(status, { retryAfterSeconds: 5 })).toEqual({ go: 'stop', next });
  });
});

describe('the size of a chunk', () => {
  const KIB = 1024;
  it.each([
    ['grows with a fast line, not all at once', 1024, { bytes: 1024 * KIB, seconds: 0.1 }, 4096],
    ['stops growing at 8 MiB', 8192, { bytes: 8192 * KIB, seconds: 0.5 }, 8192],
    ['is ten seconds of a slow line', 1024, { bytes: 1024 * KIB, seconds: 20 }, 512],
    ['is never below 256 KiB', 256, { bytes: 256 * KIB, seconds: 60 }, 256],
    ['does not follow the short end of a file', 1024, { bytes: 1, seconds: 5 }, 1024],
    ['falls when the line breaks', 8192, 'lost', 2048],
    ['does not fall below the least', 256, 'lost', 256],
  ] as const)('%s', (_what, before, outcome, after) => {
    expect(planChunk(before * KIB, outcome)).toBe(after * KIB);
  });
});

describe('what is due at a moment', () => {
  const due = (state: RowState, woke = false) =>
    planSteps([aRow({ state })], { nowMs: 100_000, woke });
  const waiting = (why: 'network' | 'server' | 'signed-out', untilMs: number | null): RowState => ({
    ...{ name: 'waiting', why, untilMs, error: null },
  });
  const send = [{ id: 'f1', step: 'send' }];
  const reconnect = [{ id: 'f1', step: 'reconnect' }];

  it('is a wait that is over', () => {
    expect(due(waiting('network', 100_000))).toEqual(send);
    expect(due(waiting('server', 100_001))).toEqual([]);
    expect(due(waiting('signed-out', null))).toEqual([]);
  });

  it('is every lost line as soon as the network is back, but not what the server asked for', () => {
    expect(due(waiting('network', 130_000), true)).toEqual(send);
    expect(due(waiting('server', 130_000), true)).toEqual([]);
    expect(due(waiting('signed-out', null), true)).toEqual([]);
  });

  it('is a connection that has been silent for a minute, or since before the sleep', () => {
    expect(due({ name: 'sending', movedAtMs: 39_000 })).toEqual(reconnect);
    expect(due({ name: 'sending', movedAtMs: 41_000 })).toEqual([]);
    expect(due({ name: 'sending', movedAtMs: 41_000 }, true)).toEqual(reconnect);
    expect(due({ name: 'sending', movedAtMs: 99_000 }, true)).toEqual([]);
  });

  it('is nothing of what stands still on purpose', () => {
    for (const name of ['ready', 'queued', 'paused'] as const)
      expect(due({ name }, true)).toEqual([]);
  });
});

describe('all files together', () => {
  const sending = (sentBytes: number, perSecond: number) =>
    aRow({
      sentBytes,
      state: { name: 'sending', movedAtMs: 2_000 },
      samples: [
        { atMs: 1_000, bytes: sentBytes - perSecond },
        { atMs: 2_000, bytes: sentBytes },
      ],
    });

  it('are as far as their bytes, and as fast as their lines', () => {
    const rows = [sending(500, 40), sending(200, 60), aRow({ state: { name: 'queued' } })];
    expect(sumProgress(rows, 0, 2_000)).toEqual({
      sentBytes: 700,
      totalBytes: 3000,
      share: 700 / 3000,
      bytesPerSecond: 100,
    });
  });

  it('do not fall back when one arrives', () => {
    expect(sumProgress([sending(500, 40)], 1000, 2_000)).toMatchObject({
      share: 0.75,
    });
  });

  it('have no speed while all are paused, and no progress before any is started', () => {
    const paused = aRow({ sentBytes: 500, state: { name: 'paused' } });
    expect(sumProgress([paused], 0, 2_000)).toMatchObject({ share: 0.5, bytesPerSecond: null });
    expect(
      sumProgress([aRow(), aRow({ state: { name: 'refused', why: 'empty' } })], 0, 0),
    ).toBeNull();
  });
});

describe('a picked file goes on', () => {
  const file = { name: 'circle.mp4', sizeBytes: 1000 };

  it('with the unfinished upload of its name and size', () => {
    const upload = anUnfinishedUpload();
    expect(matchUnfinished(file, [upload], null)).toBe(upload);
    expect(matchUnfinished({ ...file, sizeBytes: 999 }, [upload], null)).toBeNull();
    expect(matchUnfinished({ ...file, name: 'square.mp4' }, [upload], null)).toBeNull();
    expect(matchUnfinished(file, [anUnfinishedUpload({ length: null })], null)).toBeNull();
  });

  it('with the one that this browser remembers, where there are several', () => {
    const [newer, older] = [anUnfinishedUpload({ url: '/uploads/2' }), anUnfinishedUpload()];
    expect(matchUnfinished(file, [newer, older], '/uploads/u1')).toBe(older);
    expect(matchUnfinished(file, [newer, older], null)).toBe(newer);
    expect(matchUnfinished(file, [newer, older], '/uploads/gone')).toBe(newer);
  });

  it('on a Mac too, which spells the same name in other code points', () => {
    const upload = anUnfinishedUpload({ filename: 'Lektion für Grün.mp4'.normalize('NFC') });
    const picked = { name: 'Lektion für Grün.mp4'.normalize('NFD'), sizeBytes: 1000 };
    expect(picked.name).not.toBe(upload.filename);
    expect(matchUnfinished(picked, [upload], null)).toBe(upload);
  });
});
