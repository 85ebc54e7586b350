import { expect, it } from 'vitest';
import { LESSON_LADDER } from '../../../../config/ladder.ts';
import { requireScratch } from '../../../../transcoder/attempt/require-scratch.ts';
import { scratchNeed } from '../../../../transcoder/attempt/scratch-need.ts';

const MIB = 1024 ** 2;
const GIB = 1024 ** 3;
/** Three of 1080 lines. */
const STILLS = 3 * 3_110_400;
const LESSON = { sourceBytes: 2 * GIB, durationSeconds: 2700, chunks: 45 };
const need = (step: Parameters<typeof scratchNeed>[0], size = LESSON) =>
  scratchNeed(step, size, LESSON_LADDER);

it('preparing needs room for two copies of the source, and leaves more free than a chunk does', () => {
  const { sourceBytes } = LESSON;
  expect(need({ step: 'prepare' }) - 2 * sourceBytes).toBeGreaterThan(2 * GIB);
  const tiny = { sourceBytes: 0, durationSeconds: 0, chunks: 1 };
  expect(need({ step: 'prepare' }, tiny)).toBe(2 * GIB);
  expect(need({ step: 'chunk', chunk: 0 }, tiny)).toBe(GIB / 2 + STILLS);
});

it('a chunk needs room for a minute of every rendition at its cap, and of taps', () => {
  // 8.8 Mb/s for 60 s and a tenth more, beside 6 MiB of small frames and three stills.
  const bytes = need({ step: 'chunk', chunk: 7 }) - GIB / 2;
  expect(bytes).toBeCloseTo((8_800_000 / 8) * 60 * 1.1 + 6 * MIB + STILLS, 0);
});

it('other steps need none, however long the lesson', () => {
  expect([need({ step: 'sound' }), need({ step: 'finish' })]).toEqual([0, 0]);
});

it('a step for which there is no room is put off, and says how much is missing', async () => {
  const media = { space: async () => ({ freeBytes: 999, totalBytes: 5000 }) };
  await expect(requireScratch(media, 999)).resolves.toBeUndefined();
  await expect(requireScratch(media, 999.5)).rejects.toMatchObject({
    code: 'try-later',
    seconds: 30,
    message: '1000 bytes of scratch are needed and 999 are free',
  });
});
