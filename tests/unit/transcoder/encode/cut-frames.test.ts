import { expect, it } from 'vitest';
import { cutFrames } from '../../../../transcoder/encode/cut-frames.ts';
import { cutSamples } from '../../../../transcoder/encode/cut-samples.ts';

it.each([1, 2, 3, 4, 5, 7, 12])('cuts frames of 4 bytes out of chunks of %i', (chunkBytes) => {
  const bytes = Uint8Array.from({ length: 12 }, (_, index) => index);
  const frames: [number, number[]][] = [];
  const cutter = cutFrames(4, (frame, index) => frames.push([index, [...frame]]));
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    cutter.add(bytes.subarray(at, at + chunkBytes));
  }
  cutter.end();
  expect(frames).toEqual([
    [0, [0, 1, 2, 3]],
    [1, [4, 5, 6, 7]],
    [2, [8, 9, 10, 11]],
  ]);
});

it('does not take a torn frame for the end', () => {
  const cutter = cutFrames(4, () => undefined);
  cutter.add(Uint8Array.of(1, 2, 3, 4, 5));
  expect(() => cutter.end()).toThrow('1 of 4 bytes');
});

it.each([1, 2])(
  'hands on every sample of %i channels, however the bytes arrive',
  (channelCount) => {
    const instants = 2500;
    const interleaved = Float32Array.from({ length: instants * channelCount }, (_, i) => i / 8);
    const bytes = new Uint8Array(interleaved.buffer);
    const heard: number[][] = Array.from({ length: channelCount }, () => []);
    const cutter = cutSamples(channelCount, (channels) => {
      for (const [channel, samples] of channels.entries()) heard[channel]!.push(...samples);
    });
    for (let at = 0; at < bytes.length; at += 997) cutter.add(bytes.subarray(at, at + 997));
    cutter.end();
    for (const [channel, samples] of heard.entries()) {
      const expected = Array.from({ length: instants }, (_, i) => (i * channelCount + channel) / 8);
      expect(samples).toEqual(expected);
    }
  },
);

it('does not take half a sample for the end', () => {
  const cutter = cutSamples(2, () => undefined);
  cutter.add(new Uint8Array(12));
  expect(() => cutter.end()).toThrow('inside a sample');
});
