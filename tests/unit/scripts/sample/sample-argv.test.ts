import { expect, test } from 'vitest';
import { sampleArgv } from '../../../../scripts/sample/sample-argv.ts';
import { SAMPLE_SHOTS } from '../../../../scripts/sample/sample-shots.ts';

const PARTS = {
  scenes: { 'slide-figure': 'figure.png', 'slide-sum': 'sum.png', classroom: 'room.png' },
  body: 'body.png',
  arm: 'arm.png',
  speech: ['0.wav', '1.wav', '2.wav', null, null, '5.wav'],
  output: 'out.mp4',
};

test('the sample lesson lasts forty seconds', () => {
  expect(SAMPLE_SHOTS.reduce((sum, shot) => sum + shot.seconds, 0)).toBeCloseTo(40, 9);
});

test('every shot gets its scene, the arm and the body, in the order in which the filters count them', () => {
  const argv = sampleArgv(SAMPLE_SHOTS, PARTS);
  const inputs = argv.filter((_, index) => argv[index - 1] === '-i');
  expect(inputs.slice(0, 6)).toEqual([
    ...['figure.png', 'arm.png', 'body.png'],
    ...['room.png', 'arm.png', 'body.png'],
  ]);
  expect(inputs.slice(18)).toEqual([
    ...['0.wav', '1.wav', '2.wav'],
    ...Array(2).fill('anullsrc=sample_rate=48000:cl=mono'),
    '5.wav',
  ]);
});

test('the shot that is hard to hear is turned down, the others are not', () => {
  const argv = sampleArgv(SAMPLE_SHOTS, PARTS);
  const graph = argv[argv.indexOf('-filter_complex') + 1]!;
  const gains = [...graph.matchAll(/volume=(-?\d+)dB/g)].map((found) => Number(found[1]));
  expect(gains).toEqual([0, -12, 0, 0, 0, 0]);
});
