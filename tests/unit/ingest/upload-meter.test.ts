import { expect, it } from 'vitest';
import { createUploadMeter } from '../../../ingest/uploads/upload-meter.ts';

it('gives the mean rate of the last five seconds and the uploads that are open', () => {
  let now = 100_000;
  const meter = createUploadMeter(() => now);
  expect(meter.read()).toMatchObject({ active: 0, bytesPerSecond: 0, totalBytes: 0 });
  meter.begin('a');
  meter.begin('b');
  meter.received(1000);
  now += 3000;
  meter.received(4000);
  expect(meter.read()).toMatchObject({ active: 2, bytesPerSecond: 1000, totalBytes: 5000 });
  meter.end('b');
  now += 2000;
  expect(meter.read()).toMatchObject({ active: 1, bytesPerSecond: 800, totalBytes: 5000 });
  now += 10_000;
  expect(meter.read().bytesPerSecond).toBe(0);
});

it('counts an upload once, however many requests bring it', () => {
  const meter = createUploadMeter(() => 0);
  meter.begin('a');
  meter.begin('a');
  expect(meter.read().active).toBe(1);
  meter.end('a');
  expect(meter.read().active).toBe(1);
  meter.end('a');
  expect(meter.read().active).toBe(0);
});

it('counts what went wrong, refusals by their reason', () => {
  const meter = createUploadMeter(() => 0);
  meter.resumed();
  meter.takenOver();
  meter.mismatched();
  for (const reason of ['disk-full', 'uploads-full', 'disk-full']) meter.refused(reason);
  expect(meter.read()).toMatchObject({ resumes: 1, takeovers: 1, checksumFailures: 1 });
  expect([...meter.read().refusals]).toEqual([
    ['disk-full', 2],
    ['uploads-full', 1],
  ]);
});
