import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { receiveBody } from '../../../../../ingest/uploads/receive/receive-body.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

type Write = Readonly<{
  chunks: number;
  bytes: Buffer;
  done: () => void;
  fail: (e: Error) => void;
}>;

/** A disk whose writes end when the test says so; or, with `quick`, by themselves. */
function disk(speed: 'quick' | 'held') {
  const writes: Write[] = [];
  let atOnce = 0;
  let mostAtOnce = 0;
  let wake = Promise.withResolvers<void>();
  return {
    writes,
    mostAtOnce: () => mostAtOnce,
    stored: () => Buffer.concat(writes.map(({ bytes }) => bytes)),
    async begun(count: number) {
      while (writes.length < count) await wake.promise;
    },
    async write(chunks: readonly Buffer[], sizeBytes: number) {
      const bytes = Buffer.concat(chunks);
      expect(bytes.length).toBe(sizeBytes);
      atOnce += 1;
      mostAtOnce = Math.max(mostAtOnce, atOnce);
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      writes.push({ chunks: chunks.length, bytes, done: resolve, fail: reject });
      wake.resolve();
      wake = Promise.withResolvers<void>();
      if (speed === 'quick') resolve();
      await promise.finally(() => {
        atOnce -= 1;
      });
    },
  };
}

/** Resolves when the chunk has been seen. */
async function arrive(body: PassThrough, chunk: Buffer | string): Promise<void> {
  const seen = once(body, 'data');
  body.write(chunk);
  await seen;
}

const see = () => {};
const batchBytes = () => 1000;

describe('a body', () => {
  it('that comes whole is stored whole, however it is cut', async () => {
    const content = randomBytes(100_000);
    const cuts = [0, 1, 2, 999, 1000, 5000, 5001, 77_000, 100_000];
    const chunks = cuts.slice(1).map((end, at) => content.subarray(cuts[at], end));
    const { mostAtOnce, stored, write } = disk('quick');
    const seen: Buffer[] = [];
    const body = Readable.from(chunks, { objectMode: false });
    const whole = await receiveBody(body, {
      write,
      batchBytes,
      see: (chunk) => void seen.push(chunk),
    });
    expect(whole).toBe(true);
    expect(stored().equals(content)).toBe(true);
    expect(Buffer.concat(seen).equals(content)).toBe(true);
    expect(mostAtOnce()).toBe(1);
  });

  it('of no bytes is whole, and nothing is written', async () => {
    const { write, writes } = disk('quick');
    const body = Readable.from([], { objectMode: false });
    expect(await receiveBody(body, { write, see, batchBytes })).toBe(true);
    expect(writes).toEqual([]);
  });

  it('that had ended before is whole', async () => {
    const body = Readable.from([], { objectMode: false }).resume();
    await once(body, 'end');
    expect(await receiveBody(body, { write: disk('quick').write, see, batchBytes })).toBe(true);
  });

  it('whose connection is lost is not whole; what came before is stored', async () => {
    const { begun, stored, write, writes } = disk('held');
    const body = new PassThrough();
    const received = receiveBody(body, { write, see, batchBytes });
    body.write(Buffer.alloc(1200, 'a'));
    await begun(1);
    await arrive(body, Buffer.alloc(300, 'b'));
    const closed = new Promise((resolve) => body.once('close', resolve));
    body.destroy(new Error('the line broke'));
    await closed;
    writes[0]?.done();
    await begun(2);
    writes[1]?.done();
    expect(await received).toBe(false);
    expect(stored().toString()).toBe('a'.repeat(1200) + 'b'.repeat(300));
  });

  it('that was lost before anybody read it is not whole', async () => {
    const body = new PassThrough();
    body.destroy();
    expect(await receiveBody(body, { write: disk('quick').write, see, batchBytes })).toBe(false);
  });
});

describe('small chunks', () => {
  it('are gathered into one write until there are enough bytes', async () => {
    const { begun, write, writes } = disk('quick');
    const body = new PassThrough();
    const received = receiveBody(body, { write, see, batchBytes });
    for (let each = 0; each < 10; each += 1) {
      await arrive(body, Buffer.alloc(100));
    }
    await begun(1);
    expect(writes.map(({ chunks, bytes }) => [chunks, bytes.length])).toEqual([[10, 1000]]);
    body.end();
    expect(await received).toBe(true);
    expect(writes).toHaveLength(1);
  });

  it('are never more than the system takes in one write', async () => {
    const { begun, stored, write, writes } = disk('held');
    const body = new PassThrough();
    const received = receiveBody(body, { write, see, batchBytes: () => 1_000_000 });
    for (let each = 0; each < 512; each += 1) {
      await arrive(body, Buffer.from([each % 256]));
    }
    await begun(1);
    body.end(Buffer.from('end'));
    writes[0]?.done();
    await begun(2);
    writes[1]?.done();
    expect(await received).toBe(true);
    expect(writes[0]?.chunks).toBe(512);
    expect(stored()).toHaveLength(515);
  });

  it('that drip in are written within a second, and again within the next', async () => {
    const { writes, write } = disk('quick');
    const body = new PassThrough();
    const received = receiveBody(body, { write, see, batchBytes });
    for (const drop of ['a', 'b']) {
      await arrive(body, drop);
      await vi.advanceTimersByTimeAsync(999);
      expect(writes.map(({ bytes }) => String(bytes))).not.toContain(drop);
      await vi.advanceTimersByTimeAsync(1);
      expect(writes.map(({ bytes }) => String(bytes))).toContain(drop);
    }
    body.end();
    expect(await received).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a slow disk', () => {
  it('stops the reading when as much again waits, and lets it go on after the write', async () => {
    const { begun, stored, write, writes } = disk('held');
    const body = new PassThrough();
    const received = receiveBody(body, { write, see, batchBytes });
    body.write(Buffer.alloc(1000, 'a'));
    await begun(1);
    expect(body.isPaused()).toBe(false);
    await arrive(body, Buffer.alloc(600, 'b'));
    expect(body.isPaused()).toBe(false);
    await arrive(body, Buffer.alloc(600, 'c'));
    expect(body.isPaused()).toBe(true);
    const ended = once(body, 'end');
    body.end(Buffer.alloc(10, 'd'));
    writes[0]?.done();
    await begun(2);
    expect(writes[1]?.bytes.length).toBe(1200);
    await ended;
    writes[1]?.done();
    await begun(3);
    writes[2]?.done();
    expect(await received).toBe(true);
    expect(stored()).toHaveLength(2210);
  });

  it('that fails ends the body: nothing more is read or written', async () => {
    const { begun, write, writes } = disk('held');
    const body = new PassThrough();
    const received = receiveBody(body, { write, see, batchBytes });
    body.write(Buffer.alloc(1000));
    await begun(1);
    await arrive(body, Buffer.alloc(500));
    writes[0]?.fail(new Error('the disk is full'));
    await expect(received).rejects.toThrow('the disk is full');
    expect(body.isPaused()).toBe(true);
    body.end(Buffer.alloc(5000));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(writes).toHaveLength(1);
    expect(body.listenerCount('data')).toBe(0);
  });
});

describe('a chunk that is refused when it is seen', () => {
  const refuse = (chunk: Buffer) => {
    if (chunk.includes('!')) throw new Error('refused');
  };

  it('ends the body, and is not written', async () => {
    const { write, writes } = disk('quick');
    const body = new PassThrough();
    const received = receiveBody(body, { write, see: refuse, batchBytes });
    await arrive(body, 'good');
    body.write('bad!');
    await expect(received).rejects.toThrow('refused');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(writes).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('while a write is under way waits for that write, and for no other', async () => {
    const { begun, write, writes } = disk('held');
    const body = new PassThrough();
    let over = false;
    const received = receiveBody(body, { write, see: refuse, batchBytes }).finally(() => {
      over = true;
    });
    received.catch(() => {});
    body.write(Buffer.alloc(1000, 'a'));
    await begun(1);
    await arrive(body, Buffer.alloc(999, 'b'));
    body.write('bad!');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(over).toBe(false);
    writes[0]?.done();
    await expect(received).rejects.toThrow('refused');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(writes).toHaveLength(1);
    expect(body.isPaused()).toBe(true);
  });
});
