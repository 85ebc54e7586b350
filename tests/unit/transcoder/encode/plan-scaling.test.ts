import { expect, it } from 'vitest';
import { planScaling } from '../../../../transcoder/encode/plan-scaling.ts';

it.each<[string, number[], (number | null)[]]>([
  ['the whole ladder', [1920, 1280, 854, 640], [null, 0, 1, 1]],
  ['what is left below a copied picture', [1280, 854, 640], [null, 0, 0]],
  ['neighbours that are too near', [854, 640], [null, null]],
  ['a portrait picture', [1080, 720, 480, 360], [null, 0, 1, 1]],
  ['two codecs', [1920, 1280, 1920, 1280], [null, 0, null, 0]],
  ['nothing', [], []],
])('%s', (_, widths, from) => {
  expect(planScaling(widths.map((width) => ({ width })))).toEqual(from);
});
