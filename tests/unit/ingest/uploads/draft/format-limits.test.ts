import { expect, it } from 'vitest';
import { formatLimits } from '../../../../../ingest/uploads/draft/format-limits.ts';

it.each([
  [{ maxSizeBytes: 1000 }, 'max-size=1000, min-size=0'],
  [{ maxSizeBytes: 1000, maxAgeSeconds: 60 }, 'max-size=1000, min-size=0, max-age=60'],
  [{ maxSizeBytes: 1000, maxAgeSeconds: 59.9 }, 'max-size=1000, min-size=0, max-age=59'],
  [{ maxSizeBytes: 1000, maxAgeSeconds: -5 }, 'max-size=1000, min-size=0, max-age=0'],
])('the limits %j are told as %j', (limits, header) => {
  expect(formatLimits(limits)).toBe(header);
});
