import { expect, it } from 'vitest';
import { planSeeks } from '../../../../transcoder/plan/plan-seeks.ts';
import { type Packet, scanOf, scanOfPackets } from './scan-of.ts';

const keyframesOnly = (...seconds: number[]): Packet[] =>
  seconds.map((pts) => ({ pts, key: true, bytes: 1000 }));

const later = (seconds: number) => (packets: Packet[]) =>
  packets.map((packet) => ({ ...packet, pts: packet.pts + seconds }));

it.each<[string, Parameters<typeof planSeeks>[0], number, number | null]>([
  ['the file’s start for the first chunk', scanOf({ zeroSeconds: 3 }), 0, null],
  ['a keyframe behind', scanOf(), 160, 6],
  ['the keyframe that is shown then', scanOf(), 150, 6],
  ['that too where its time is rounded up', scanOf({ change: later(0.009) }), 150, 6.009],
  [
    'the one before where it may belong to the frame behind',
    scanOf({ change: later(0.011) }),
    150,
    4.011,
  ],
  ['the one before, for the last frame that it leads to', scanOf(), 149, 4],
  ['the source’s own clock', scanOf({ zeroSeconds: 1.5 }), 160, 7.5],
  ['the picture that has stood for a long time', scanOfPackets(keyframesOnly(0, 4, 20)), 450, 4],
  ['the start, where nothing is shown yet', scanOfPackets(keyframesOnly(8, 9)), 100, null],
  ['the start, where there is no keyframe before', scanOf({ gopFrames: 10_000 }), 160, 0],
  ['the start, where no packet has a time', scanOfPackets(keyframesOnly(Number.NaN)), 100, null],
])('seeks to %s', (_, scan, frame, expected) => {
  expect(planSeeks(scan, 25, [frame])).toEqual([expected]);
});

it('does not care for the order in which frames are decoded', () => {
  const scan = scanOf({ change: (packets) => packets.toReversed() });
  expect(planSeeks(scan, 25, [0, 160, 400])).toEqual([null, 6, 16]);
});
