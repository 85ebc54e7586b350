import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { drainBody } from '../../../../../ingest/uploads/receive/drain-body.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const MIB = 1024 * 1024;

function request(fields: Partial<IncomingMessage> = {}): PassThrough & IncomingMessage {
  const body = new PassThrough({ highWaterMark: MIB });
  return Object.assign(body, { complete: false, ...fields }) as unknown as PassThrough &
    IncomingMessage;
}

describe('the rest of a body nobody wants', () => {
  it('is read to its end, so that its sender comes to read the answer', async () => {
    const raw = request();
    raw.pause();
    drainBody(raw);
    const ended = once(raw, 'end');
    raw.write(Buffer.alloc(5 * MIB));
    raw.end();
    await ended;
    expect(vi.getTimerCount()).toBe(0);
  });

  it('that does not end is broken off after 32 MiB', async () => {
    const raw = request();
    drainBody(raw);
    const closed = new Promise((resolve) => raw.once('close', resolve));
    for (let each = 0; each < 32; each += 1) raw.write(Buffer.alloc(MIB));
    await new Promise<void>((resolve) => setImmediate(resolve));
    expect(raw.destroyed).toBe(false);
    raw.write(Buffer.alloc(1));
    await closed;
    expect(vi.getTimerCount()).toBe(0);
  });

  it('that takes longer than ten seconds is broken off', async () => {
    const raw = request();
    drainBody(raw);
    await vi.advanceTimersByTimeAsync(9999);
    expect(raw.destroyed).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(raw.destroyed).toBe(true);
  });

  it('whose connection breaks is no error', async () => {
    const raw = request();
    drainBody(raw);
    const closed = new Promise((resolve) => raw.once('close', resolve));
    raw.destroy(new Error('the line broke'));
    await closed;
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is left alone where there is none', () => {
    const complete = request({ complete: true });
    const lost = request();
    lost.destroy();
    for (const raw of [complete, lost]) {
      drainBody(raw);
      expect([raw.listenerCount('data'), vi.getTimerCount()]).toEqual([0, 0]);
    }
  });
});
