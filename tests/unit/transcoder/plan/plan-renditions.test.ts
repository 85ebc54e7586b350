import { expect, it } from 'vitest';
import { LESSON_LADDER } from '../../../../config/ladder.ts';
import { copyBoundKbps, planRenditions } from '../../../../transcoder/plan/plan-renditions.ts';

it.each([
  [
    'a 1080p source fills the ladder',
    1920,
    1080,
    ['1080p 1920x1080', '720p 1280x720', '480p 854x480', '360p 640x360'],
  ],
  [
    'a 720p source gets no 1080p rendition',
    1280,
    720,
    ['720p 1280x720', '480p 854x480', '360p 640x360'],
  ],
  [
    'a 4K source is brought down to the ladder',
    3840,
    2160,
    ['1080p 1920x1080', '720p 1280x720', '480p 854x480', '360p 640x360'],
  ],
  [
    'a portrait source is held by its width',
    1080,
    1920,
    ['1080p 1080x1920', '720p 720x1280', '480p 480x854', '360p 360x640'],
  ],
  ['a 4:3 source keeps its aspect', 1024, 768, ['720p 960x720', '480p 640x480', '360p 480x360']],
  ['a source below the ladder gets one rendition of its own size', 320, 240, ['240p 320x240']],
  ['an odd size is made even, downwards', 321, 241, ['240p 320x240']],
  [
    'a 576-line source keeps its lines',
    1024,
    576,
    ['576p 1024x576', '480p 854x480', '360p 640x360'],
  ],
  ['a rung just below the source’s own size gives way', 960, 540, ['540p 960x540', '360p 640x360']],
  [
    'a source just above a rung is brought down to it',
    1366,
    768,
    ['720p 1280x720', '480p 854x480', '360p 640x360'],
  ],
  ['the lowest rung stays for the slowest line', 768, 432, ['432p 768x432', '360p 640x360']],
])('%s', (_, width, height, expected) => {
  const renditions = planRenditions({ width, height }, LESSON_LADDER);
  expect(renditions.map((each) => `${each.name} ${each.width}x${each.height}`)).toEqual(expected);
});

it('caps a rendition of the source’s own size by its share of the rung above', () => {
  const [own] = planRenditions({ width: 1600, height: 900 }, LESSON_LADDER);
  expect(own).toEqual({
    ...{ name: '900p', codec: 'h264', width: 1600, height: 900 },
    ...{ crf: 23, maxBitrateKbps: 3125 },
  });
});

it('never makes a picture larger than the source, whatever its shape', () => {
  for (const width of [16, 101, 640, 853, 1279, 2560, 7680]) {
    for (const height of [16, 99, 360, 481, 719, 1081, 4320]) {
      const renditions = planRenditions({ width, height }, LESSON_LADDER);
      expect(renditions.length).toBeGreaterThan(0);
      for (const each of renditions) {
        expect((each.width % 2) + (each.height % 2)).toBe(0);
        expect(each.width).toBeLessThanOrEqual(width);
        expect(each.height).toBeLessThanOrEqual(height);
      }
    }
  }
});

it.each<[string, number, number, number | null]>([
  ['a rung’s own', 1920, 1080, 12_000],
  ['a portrait picture’s, by its width', 720, 1280, 6000],
  ['the share of the rung above, between two', 1366, 768, 6068],
  ['the share of the lowest, below all', 320, 180, 375],
  ['none for more lines than the ladder has', 2560, 1440, null],
])('bounds what is copied: %s', (_, width, height, expected) => {
  expect(copyBoundKbps({ width, height }, LESSON_LADDER)).toBe(expected);
});
