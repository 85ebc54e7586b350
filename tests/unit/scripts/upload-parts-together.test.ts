import { expect, test } from 'vitest';
import { createAnnouncingOrder } from '../../../scripts/upload/announcing-order.ts';
import { keepTrying } from '../../../scripts/upload/keep-trying.ts';
import { runTogether } from '../../../scripts/upload/run-together.ts';
import { SendError } from '../../../scripts/upload/send-error.ts';
import { createUploadRecord } from '../../../scripts/upload/upload-record.ts';
import { createUploadTally } from '../../../scripts/upload/upload-tally.ts';

const never = new AbortController().signal;

test('parts are announced in order, and bytes flow when all are', async () => {
  const order = createAnnouncingOrder(3);
  const told: string[] = [];
  const parts = [2, 1, 0].map(async (part) => {
    await order.turn(part);
    told.push(`part ${part}`);
    order.announced(part);
    await order.bytesMayFlow;
    told.push('bytes');
  });
  await Promise.all(parts);
  expect(told).toEqual(['part 0', 'part 1', 'part 2', 'bytes', 'bytes', 'bytes']);
});

test('bytes flow when one part has to wait', async () => {
  const order = createAnnouncingOrder(2);
  order.announced(0);
  order.letBytesFlow();
  await order.bytesMayFlow;
  const turn = order.turn(1);
  await expect(turn).resolves.toBeUndefined();
});

test('the first failure ends all, and waits for them to end', async () => {
  const reason = new Error('no');
  const ended: unknown[] = [];
  const patient = (signal: AbortSignal) =>
    new Promise<void>((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        ended.push(signal.reason);
        reject(signal.reason);
      });
    });
  const failing = () => Promise.reject(reason);
  await expect(runTogether(never, [patient, failing, patient])).rejects.toBe(reason);
  expect(ended).toEqual([reason, reason]);
});

test('an abort from outside ends all', async () => {
  const outer = new AbortController();
  const run = (signal: AbortSignal) =>
    new Promise<void>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  const running = runTogether(outer.signal, [run, run]);
  outer.abort('enough');
  await expect(running).rejects.toBe('enough');
});

test('what all parts have sent is one sum, which a lost chunk makes smaller', () => {
  const told: number[] = [];
  const tally = createUploadTally(2, (bytes) => told.push(bytes));
  tally.stored(0, 100);
  tally.onItsWay(0, 20);
  tally.onItsWay(1, 5);
  tally.onItsWay(0, 40);
  tally.stored(0, 100);
  expect(told).toEqual([100, 120, 125, 145, 105]);
});

test('what was gained grows with what the server tells of as new', () => {
  const tally = createUploadTally(2, () => {});
  tally.stored(0, 10);
  tally.onItsWay(1, 5);
  expect(tally.gained()).toBe(10);
  tally.stored(1, 5);
  tally.stored(0, 10);
  expect(tally.gained()).toBe(15);
  tally.stored(0, 0);
  tally.stored(0, 4);
  expect(tally.gained()).toBe(19);
});

function trying(gained: () => number, waits: number[] = []) {
  return {
    ...{ maxTries: 2, signal: never, gained, now: () => 0 },
    onWait: (milliseconds: number) => waits.push(milliseconds),
    startOver: async () => {},
  };
}
const busy = () =>
  new SendError('busy', { begun: true, refused: { status: 503, retryAfter: '0', body: '' } });

test('failures between which something arrives are each the first in a row', async () => {
  let [gained, failures] = [0, 0];
  const attempt = async () => {
    if (failures === 7) return 'done';
    failures += 1;
    gained += 1;
    throw busy();
  };
  expect(
    await keepTrying(
      attempt,
      trying(() => gained),
    ),
  ).toBe('done');
});

test('failures without anything new are counted until there are too many', async () => {
  const waits: number[] = [];
  const attempt = () => Promise.reject(busy());
  await expect(
    keepTrying(
      attempt,
      trying(() => 5, waits),
    ),
  ).rejects.toThrow('busy');
  expect(waits).toEqual([0, 0]);
});

test('what is gone is begun anew, but not for ever', async () => {
  let startedOver = 0;
  const gone = { status: 410, retryAfter: null, body: '' };
  const attempt = () => Promise.reject(new SendError('gone', { begun: true, refused: gone }));
  const startOver = async () => {
    startedOver += 1;
  };
  await expect(keepTrying(attempt, { ...trying(() => 0), startOver })).rejects.toThrow('gone');
  expect(startedOver).toBe(2);
});

test('an upload that ends for another reason is not tried again', async () => {
  const controller = new AbortController();
  const attempt = async () => {
    controller.abort();
    throw busy();
  };
  const aborted = { ...trying(() => 0), signal: controller.signal };
  await expect(keepTrying(attempt, aborted)).rejects.toThrow('busy');
  const broken = () => Promise.reject(new RangeError('a bug'));
  await expect(
    keepTrying(
      broken,
      trying(() => 0),
    ),
  ).rejects.toThrow(RangeError);
});

test('changes reach the journal one behind the other, the last one last', async () => {
  const written: (readonly (string | null)[])[] = [];
  const disk = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let writes = 0;
  const journal = {
    find: async () => null,
    forget: async () => {},
    async remember(_fingerprint: string, entry: { uploadUrls: readonly (string | null)[] }) {
      await disk[writes++]!.promise;
      written.push(entry.uploadUrls);
    },
  };
  const entry = { file: '/a.mp4', uploadUrls: [null, null], lessonId: null };
  const record = createUploadRecord(journal, 'f', entry);
  const changes = [
    record.change(1, 'http://h/uploads/2', null),
    record.change(0, 'http://h/uploads/1', null),
  ];
  // Were both written at once, the first would come last.
  for (const { resolve } of disk.toReversed()) resolve();
  await Promise.all(changes);
  expect(written).toEqual([
    [null, 'http://h/uploads/2'],
    ['http://h/uploads/1', 'http://h/uploads/2'],
  ]);
  expect(record.urlOf(0)).toBe('http://h/uploads/1');
});
