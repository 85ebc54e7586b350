import { expect, it } from 'vitest';
import { streamBitrate } from '../../../../transcoder/plan/stream-bitrate.ts';
import { scanOf, scanOfPackets } from './scan-of.ts';

/** 25 frames a second of 5000 bytes are a megabit. */
const even = { keyframeBytes: 5000, interBytes: 5000 };

it('is the average, and the busiest ten seconds wherever they are', () => {
  expect(streamBitrate(scanOf(even))).toEqual({ averageKbps: 1000, peakKbps: 1000 });
  const busy = scanOf({
    ...even,
    change: (packets) =>
      packets.map((packet, at) => (at >= 130 && at < 380 ? { ...packet, bytes: 15_000 } : packet)),
  });
  const { averageKbps, peakKbps } = streamBitrate(busy);
  expect(averageKbps).toBeCloseTo(1666.67, 1);
  expect(peakKbps).toBe(3000);
});

it('counts time, not frames, where the rate varies', () => {
  const packets = [0, 1, 2, 3].map((pts) => ({ pts, key: true, bytes: 125_000 }));
  expect(streamBitrate(scanOfPackets(packets)).averageKbps).toBe(1000);
});

it('spreads a short stream over ten seconds at its peak', () => {
  expect(streamBitrate(scanOf({ ...even, seconds: 2 }))).toEqual({
    averageKbps: 1000,
    peakKbps: 200,
  });
});

it('is nothing without packets', () => {
  expect(streamBitrate(scanOfPackets([]))).toEqual({ averageKbps: 0, peakKbps: 0 });
});
