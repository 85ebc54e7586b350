import { expect, it } from 'vitest';
import { createUploadLocker } from '../../../ingest/uploads/upload-locker.ts';

const signal = new AbortController().signal;

it('asks the holder to let go and hands over when it has', async () => {
  const locker = createUploadLocker(5);
  const holder = locker.newLock('u');
  const asked: string[] = [];
  await holder.lock(signal, () => {
    asked.push('holder');
    setImmediate(() => holder.unlock());
  });
  const next = locker.newLock('u');
  await next.lock(signal, () => {});
  expect(asked).toEqual(['holder']);
  await next.unlock();
});

it('lets one at a time through', async () => {
  const locker = createUploadLocker(5);
  let inside = 0;
  const most: number[] = [];
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      const lock = locker.newLock('u');
      await lock.lock(signal, () => {});
      inside += 1;
      most.push(inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
      await lock.unlock();
    }),
  );
  expect(most).toEqual(Array(20).fill(1));
});

it('does not make different uploads wait for each other', async () => {
  const locker = createUploadLocker(5);
  await locker.newLock('a').lock(signal, () => {});
  await expect(locker.newLock('b').lock(signal, () => {})).resolves.toBeUndefined();
});

it('gives up when its request is aborted', async () => {
  const locker = createUploadLocker(5);
  await locker.newLock('u').lock(signal, () => {});
  const waiting = new AbortController();
  const refused = locker.newLock('u').lock(waiting.signal, () => {});
  waiting.abort();
  await expect(refused).rejects.toMatchObject({ body: 'failed to acquire lock before timeout' });
});
