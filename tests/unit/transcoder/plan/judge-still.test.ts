import { expect, it } from 'vitest';
import { LESSON_LADDER } from '../../../../config/ladder.ts';
import { judgeStill } from '../../../../transcoder/plan/judge-still.ts';
import { scanOf, scanOfPackets } from './scan-of.ts';

/** Mean sizes as measured on clips of 24 s at 1080p25, encoded as a recorder would. */
it.each([
  ['slides, constant quality', 138_800, 492, true],
  ['slides, 4 Mb/s where needed', 150_000, 3447, true],
  ['a board with some noise, constant quality', 231_000, 2866, true],
  ['a board with much noise at 4 Mb/s', 322_000, 18_513, true],
  ['a teacher before a board, constant quality', 369_000, 29_495, true],
  ['a teacher before a board at 4 Mb/s', 329_000, 18_437, true],
  ['film, constant quality', 155_000, 24_561, false],
  ['film at 4 Mb/s', 130_000, 18_675, false],
  ['padding to a constant 4 Mb/s, which tells nothing', 134_700, 17_578, false],
  ['keyframes as large as all others', 9000, 9000, false],
])('%s', (_, keyframeBytes, interBytes, expected) => {
  expect(judgeStill(scanOf({ keyframeBytes, interBytes }), 25, LESSON_LADDER)).toBe(expected);
});

it('is what a steadier picture becomes at a lower rate: fewer frames lie between keyframes', () => {
  const scan = scanOf({ keyframeBytes: 100_000, interBytes: 14_000 });
  expect([25, 10].map((rate) => judgeStill(scan, rate, LESSON_LADDER))).toEqual([false, true]);
});

it('cannot be told from keyframes alone, nor without packets', () => {
  expect(judgeStill(scanOf({ gopFrames: 1 }), 25, LESSON_LADDER)).toBe(false);
  expect(judgeStill(scanOfPackets([]), 25, LESSON_LADDER)).toBe(false);
});
