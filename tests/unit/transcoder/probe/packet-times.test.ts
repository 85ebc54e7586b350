import { expect, it } from 'vitest';
import { followPacketTimes } from '../../../../transcoder/probe/packet-times.ts';

it('lasts from the first packet’s start to the last one’s end, in whatever order they come', () => {
  const times = followPacketTimes();
  for (const chunk of ['0.5,0.04\n1.2', '5,0.04\nN/A,0.02\n', '0.9,N/A\n1.29,0.01\n']) {
    times.add(Buffer.from(chunk));
  }
  expect(times.durationSeconds()).toBeCloseTo(0.8, 9);
});

it('is nothing where no packet has a time', () => {
  const times = followPacketTimes();
  times.add(Buffer.from('N/A,N/A\n'));
  expect(times.durationSeconds()).toBe(0);
});
