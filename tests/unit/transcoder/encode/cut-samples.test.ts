import { expect, it } from 'vitest';
import { cutSamples } from '../../../../transcoder/encode/cut-samples.ts';

function cut(interleaved: readonly number[]): number[][] {
  const heard: number[][] = [[], []];
  const cutter = cutSamples(2, (channels) => {
    for (const [at, channel] of channels.entries()) heard[at]!.push(...channel);
  });
  const bytes = new Uint8Array(Float32Array.from(interleaved).buffer);
  cutter.add(bytes.subarray(0, 5));
  cutter.add(bytes.subarray(5));
  cutter.end();
  return heard;
}

it('hands on each channel by itself, wherever the bytes are torn', () => {
  expect(cut([0.5, -0.5, 0.25, -0.25])).toEqual([
    [0.5, 0.25],
    [-0.5, -0.25],
  ]);
});

it('takes what is no number for silence', () => {
  expect(cut([Number.NaN, 1, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])).toEqual([
    [0, 0],
    [1, 0],
  ]);
});

it('does not end inside a sample', () => {
  const cutter = cutSamples(2, () => undefined);
  cutter.add(new Uint8Array(4));
  expect(() => cutter.end()).toThrow(/inside a sample/);
});
