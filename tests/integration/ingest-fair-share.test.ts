import { afterAll, beforeAll, expect, it } from 'vitest';
import { startRedis, type TestRedis } from '../fixtures/start-redis.ts';
import { videoBytes } from '../fixtures/video-bytes.ts';
import { startIngest, type TestIngest } from './ingest-fixture.ts';
import { createTusClient, locationOf, type TusClient } from './ingest-tus-client.ts';

const MIB = 1024 * 1024;
let redis: TestRedis;
let ingest: TestIngest;

beforeAll(async () => {
  redis = await startRedis();
  const env = { YOUKE_FAIR_SHARE: '1', YOUKE_UPLOAD_BYTES_PER_SECOND: String(6 * MIB) };
  ingest = await startIngest({ redis: redis.address, env });
});
afterAll(async () => {
  await ingest.close();
  await redis.close();
});

/** Announces an upload now; sends all of it when it is called. */
async function prepare(client: TusClient, sizeBytes: number) {
  const path = locationOf(await client.create(sizeBytes));
  const content = videoBytes(sizeBytes);
  return () => client.patch(path, 0, content);
}

/**
 * By connections, the one would have a ninth, and all of the eight, half as long, would end when it is half done. By
 * schools it has a half, and ends when the eight are at a quarter. Anything above a fifth ends before the first of them.
 */
it('a school with one upload ends it before any of another school’s eight, each half as large', async () => {
  const eight = createTusClient(ingest, await ingest.signIn('eight', 'teacher', '410102'));
  const one = createTusClient(ingest, await ingest.signIn('one', 'teacher', '410105'));
  const theirs = await Promise.all(Array.from({ length: 8 }, () => prepare(eight, 4 * MIB)));
  const ours = await prepare(one, 8 * MIB);
  const order: string[] = [];
  const sendings = theirs.map(async (send) => {
    const { status } = await send().catch(() => ({ status: 0 }));
    order.push('eight');
    return status;
  });
  expect((await ours()).status).toBe(204);
  order.push('one');
  expect(order).toEqual(['one']);
  // None of the others was refused, or forgotten.
  expect(new Set(await Promise.all(sendings))).toEqual(new Set([204]));
});
