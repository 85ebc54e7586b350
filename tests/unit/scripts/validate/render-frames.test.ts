import { expect, test } from 'vitest';
import { planLesson } from '../../../../scripts/validate/material/plan-lesson.ts';
import { renderFrames } from '../../../../scripts/validate/material/render-frames.ts';
import type { ViewKind } from '../../../../scripts/validate/material/view.ts';

/** Copies of all frames of a second of each of the views. */
async function render(seed: number, views: readonly ViewKind[]): Promise<readonly Buffer[]> {
  const shots = views.map((view) => ({ view, seconds: 1 }));
  const size = { width: 160, height: 90, frameRate: '5' };
  const frames: Buffer[] = [];
  for await (const { bytes } of renderFrames(
    planLesson({ ...size, name: 'x', seed, shots }).plan,
  )) {
    frames.push(Buffer.from(bytes));
  }
  return frames;
}

test('the same seed gives the same lesson, another seed another', async () => {
  const [first, again, other] = [
    await render(2, ['front', 'pupils']),
    await render(2, ['front', 'pupils']),
    await render(4, ['front', 'pupils']),
  ];
  expect(first).toHaveLength(10);
  expect(again.every((frame, index) => frame.equals(first[index]!))).toBe(true);
  expect(other[0]!.equals(first[0]!)).toBe(false);
});

test('a camera lives in every frame; a slide stands still', async () => {
  const frames = await render(2, ['teacher', 'slide']);
  const changes = frames.slice(1).map((frame, index) => !frame.equals(frames[index]!));
  expect(changes).toEqual([true, true, true, true, true, false, false, false, false]);
});
