import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLog } from '../../../config/http/create-log.ts';
import { repeatWork } from '../../../ingest/repeat-work.ts';

const log = createLog({ level: 'silent', role: 'test' });
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('works at once and after each pause, whatever became of the time before, until stopped', async () => {
  let times = 0;
  const work = async () => {
    times += 1;
    if (times === 1) throw new Error('not this time');
  };
  const repeated = repeatWork({ name: 'test', work, everySeconds: 10, log });
  await repeated.start();
  expect(times).toBe(1);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(times).toBe(3);
  await repeated.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(times).toBe(3);
});

it('never works twice at once', async () => {
  let end = () => {};
  let times = 0;
  const work = () => {
    times += 1;
    return new Promise<void>((resolve) => {
      end = resolve;
    });
  };
  const repeated = repeatWork({ name: 'test', work, everySeconds: 1, log });
  repeated.start();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(times).toBe(1);
  end();
  await repeated.stop();
});
