import { describe, expect, it } from 'vitest';
import { DeficitRoundRobin } from '../../../../../ingest/uploads/fair-share/deficit-round-robin.ts';

const KIB = 1024;

/** Flows that always have something waiting: so many pieces, each of this size. */
type Busy = Readonly<{ name: string; pieces: number; sizeBytes: number }>;

/** Bytes of each flow among the first so many that went. */
function share(flows: readonly Busy[], totalBytes: number): Record<string, number> {
  const queue = new DeficitRoundRobin<Busy>(256 * KIB);
  for (const flow of flows) {
    for (let each = 0; each < flow.pieces; each += 1) queue.add(flow.name, flow.sizeBytes, flow);
  }
  const sent: Record<string, number> = {};
  let sum = 0;
  while (sum < totalBytes) {
    const { item, sizeBytes } = queue.next()!;
    sent[item.name] = (sent[item.name] ?? 0) + sizeBytes;
    sum += sizeBytes;
    queue.add(item.name, item.sizeBytes, item);
  }
  return sent;
}

describe('busy flows', () => {
  it.each<[string, readonly Busy[]]>([
    [
      'with one connection and with eight',
      [
        { name: 'one', pieces: 2, sizeBytes: 1024 * KIB },
        { name: 'eight', pieces: 16, sizeBytes: 1024 * KIB },
      ],
    ],
    [
      'with small pieces and with large ones',
      [
        { name: 'small', pieces: 4, sizeBytes: 3 * KIB },
        { name: 'large', pieces: 4, sizeBytes: 1024 * KIB },
        { name: 'middle', pieces: 4, sizeBytes: 300 * KIB },
      ],
    ],
    [
      'with many small connections and with one that is large',
      [
        { name: 'many', pieces: 200, sizeBytes: 64 * KIB },
        { name: 'large', pieces: 2, sizeBytes: 1024 * KIB },
      ],
    ],
  ])('%s get equally many bytes', (_how, flows) => {
    const total = 300 * 1024 * KIB;
    for (const bytes of Object.values(share(flows, total))) {
      // Within what one turn and the largest piece can differ by.
      expect(Math.abs(bytes - total / flows.length)).toBeLessThanOrEqual(2 * 1024 * KIB);
    }
  });
});

describe('a flow', () => {
  it('that is alone has everything, in its order', () => {
    const queue = new DeficitRoundRobin<number>(10);
    expect(queue.next()).toBeUndefined();
    for (const each of [1, 2, 3]) queue.add('a', 25, each);
    expect([queue.next()?.item, queue.next()?.item, queue.next()?.item]).toEqual([1, 2, 3]);
    expect([queue.next(), queue.isEmpty]).toEqual([undefined, true]);
  });

  it('that has nothing waiting saves nothing up', () => {
    const queue = new DeficitRoundRobin<string>(100);
    // Each round gives 'idle' a hundred of which it uses one.
    for (let round = 0; round < 50; round += 1) {
      queue.add('idle', 1, 'idle');
      expect(queue.next()?.item).toBe('idle');
    }
    for (let each = 0; each < 20; each += 1) {
      queue.add('idle', 100, 'idle');
      queue.add('busy', 100, 'busy');
    }
    const order = Array.from({ length: 10 }, () => queue.next()?.item);
    expect(order.filter((name) => name === 'idle')).toHaveLength(5);
  });

  it('that comes later waits for its turn, not for everybody else to be done', () => {
    const queue = new DeficitRoundRobin<string>(100);
    for (let each = 0; each < 1000; each += 1) queue.add('first', 100, 'first');
    queue.next();
    queue.add('late', 100, 'late');
    expect([queue.next()?.item, queue.next()?.item]).toContain('late');
  });

  it('whose piece is larger than many turns comes through in the end', () => {
    const queue = new DeficitRoundRobin<string>(10);
    queue.add('large', 1000, 'large');
    for (let each = 0; each < 500; each += 1) queue.add('small', 10, 'small');
    const order: string[] = [];
    while (!queue.isEmpty) order.push(queue.next()!.item);
    expect(order.indexOf('large')).toBe(99);
    expect(order).toHaveLength(501);
  });
});
