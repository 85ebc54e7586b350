import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { chooseSocket } from '../../../../scripts/supervisor/choose-socket.ts';

test('the socket lies beside the data of Redis', async () => {
  expect(await chooseSocket('/data/redis')).toBe('/data/redis/redis.sock');
});

test('a path that the kernel would cut off is replaced by a short one that nobody else has', async () => {
  const deep = `/data/${'课'.repeat(30)}/redis`;
  const [one, other] = [await chooseSocket(deep), await chooseSocket(deep)];
  onTestFinished(async () => {
    await Promise.all([one, other].map((socket) => rm(dirname(socket), { recursive: true })));
  });
  expect(Buffer.byteLength(one)).toBeLessThan(100);
  expect(one).not.toBe(other);
});
