import { expect, it } from 'vitest';
import { followPacketTimes } from '../../../../transcoder/probe/packet-times.ts';

/** How long these lines of stream, display time, decode time and duration last. */
function lasting(mayLeap: boolean, ...chunks: string[]): number {
  const times = followPacketTimes(mayLeap);
  for (const chunk of chunks) times.add(Buffer.from(chunk));
  return times.durationSeconds();
}

it('lasts from the first packet’s start to the last one’s end, in whatever order they come', () => {
  const chunks = [
    '0,0.5,0.4,0.04\n0,1.2',
    '5,0.5,0.04\n0,N/A,N/A,0.02\n',
    '0,0.9,,N/A\n1,1.29,1.29,0.01\n',
  ];
  expect(lasting(false, ...chunks)).toBeCloseTo(0.8, 9);
  expect(lasting(true, ...chunks)).toBeCloseTo(0.8, 9);
});

it('takes the decoder’s times where there are no others', () => {
  expect(lasting(false, '0,N/A,1,0.5\n0,N/A,1.5,0.5\n')).toBeCloseTo(1, 9);
});

it('is nothing where no packet has a time', () => {
  expect(lasting(true, '0,N/A,N/A,N/A\n')).toBe(0);
});

it.each([
  ['start over', '0,0,0,1\n0,1,1,1\n1,1,1,1\n0,0,0,1\n1,0,0,1\n0,1,1,1\n', 4],
  ['leap ahead', '0,0,0,1\n0,1,1,1\n0,5000,5000,1\n0,5001,5001,1\n', 4],
  ['go back and forth with the frames', '0,2,0,1\n0,1,1,1\n0,4,2,1\n0,3,3,1\n', 4],
])('goes on where the clocks of a stream %s', (_, lines, seconds) => {
  expect(lasting(true, lines)).toBeCloseTo(seconds, 9);
});

it('keeps a hole that a still screen leaves in a container with one clock', () => {
  expect(lasting(false, '0,0,0,1\n0,60,60,1\n')).toBeCloseTo(61, 9);
});
