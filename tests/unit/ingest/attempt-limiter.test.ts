import { describe, expect, it } from 'vitest';
import { createAttemptLimiter } from '../../../ingest/sessions/attempt-limiter.ts';

function build(maxKeys = 100) {
  const clock = { now: 1_000_000 };
  const limits = { tries: 3, windowSeconds: 60, maxKeys };
  return { clock, limiter: createAttemptLimiter(limits, () => clock.now) };
}

describe('an attempt limiter', () => {
  it('lets so many tries through, then says how long to wait', () => {
    const { clock, limiter } = build();
    expect([1, 2, 3].map(() => limiter.take('a'))).toEqual([0, 0, 0]);
    clock.now += 20_000;
    expect(limiter.take('a')).toBe(40);
    expect(limiter.take('b')).toBe(0);
    clock.now += 40_000;
    expect(limiter.take('a')).toBe(0);
  });

  it('does not count what was given back or cleared', () => {
    const { limiter } = build();
    for (let tries = 0; tries < 10; tries += 1) {
      expect(limiter.take('a')).toBe(0);
      limiter.giveBack('a');
    }
    for (let tries = 0; tries < 3; tries += 1) limiter.take('a');
    limiter.clear('a');
    expect(limiter.take('a')).toBe(0);
  });

  it('remembers no more keys than it may, the newest', () => {
    const { limiter } = build(2);
    for (const key of ['a', 'b']) for (let tries = 0; tries < 3; tries += 1) limiter.take(key);
    limiter.take('c');
    expect(limiter.take('b')).toBeGreaterThan(0);
    expect(limiter.take('a')).toBe(0);
  });
});
