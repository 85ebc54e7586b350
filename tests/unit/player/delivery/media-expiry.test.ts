import { expect, test } from 'vitest';
import { mediaExpiry } from '../../../../player/delivery/media-expiry.ts';

const HOUR = 3600;

test.each([0, 1, 6 * HOUR - 1, 6 * HOUR, 1_795_000_000])(
  'a URL given out at %i lives 12 to 18 hours',
  (now) => {
    expect(mediaExpiry(now) - now).toBeGreaterThanOrEqual(12 * HOUR);
    expect(mediaExpiry(now) - now).toBeLessThan(18 * HOUR + 1);
  },
);

test('page loads within a bucket get the same expiry', () => {
  expect(mediaExpiry(12 * HOUR + 1)).toBe(mediaExpiry(18 * HOUR));
  expect(mediaExpiry(18 * HOUR + 1)).toBe(mediaExpiry(18 * HOUR) + 6 * HOUR);
});
