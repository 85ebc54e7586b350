import { expect, it } from 'vitest';
import { planStoryboard } from '../../../../transcoder/package/plan-storyboard.ts';

const size = { width: 284, height: 160 };

it('lays thumbnails out in rows and sheets, each shown until the next', () => {
  const { sheets, columns, vtt } = planStoryboard({
    ...size,
    count: 27,
    everySeconds: 23,
    durationSeconds: 610,
  });
  expect(columns).toBe(5);
  expect(sheets).toEqual([
    { file: 'storyboard-0.webp', count: 25 },
    { file: 'storyboard-1.webp', count: 2 },
  ]);
  const cues = vtt.trimEnd().split('\n\n');
  expect(cues).toHaveLength(28);
  expect(cues[0]).toBe('WEBVTT');
  expect(cues[1]).toBe('00:00:00.000 --> 00:00:23.000\nstoryboard-0.webp#xywh=0,0,284,160');
  expect(cues[8]).toBe('00:02:41.000 --> 00:03:04.000\nstoryboard-0.webp#xywh=568,160,284,160');
  expect(cues[27]).toBe('00:09:58.000 --> 00:10:10.000\nstoryboard-1.webp#xywh=284,0,284,160');
});

it('counts hours', () => {
  const { vtt } = planStoryboard({
    ...size,
    count: 2,
    everySeconds: 3600,
    durationSeconds: 7199.5,
  });
  expect(vtt).toContain('01:00:00.000 --> 01:59:59.500');
});
