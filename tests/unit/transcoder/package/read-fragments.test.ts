import { describe, expect, it } from 'vitest';
import { readFragments } from '../../../../transcoder/package/read-fragments.ts';
import { box } from './box.ts';
import { fragmentOf, initOf } from './track-file.ts';

function read(...pieces: readonly Buffer[]) {
  const heard: unknown[] = [];
  const reader = readFragments({
    init: ({ codec, timescale }, bytes) => heard.push({ codec, timescale, bytes: bytes.length }),
    delay: (ticks) => heard.push({ delay: ticks }),
    sample: ({ pts, keyframe, bytes }) => heard.push([pts, keyframe, ...bytes]),
  });
  for (const piece of pieces) reader.add(piece);
  reader.end();
  return heard;
}

const INIT = initOf();
const START = { codec: 'avc1.64001f', timescale: 10_000, bytes: INIT.length };

describe('the fragments of a track', () => {
  it('start at their first decode time, whatever the delay of reordering', () => {
    const gop = fragmentOf(0, [
      { duration: 400, offset: 800, keyframe: true, bytes: [1, 1] },
      { duration: 400, offset: 1600, bytes: [2] },
      { duration: 400, offset: 400, bytes: [3] },
      { duration: 400, offset: 800, bytes: [] },
    ]);
    const next = fragmentOf(1600, [{ duration: 400, offset: 800, keyframe: true, bytes: [5] }]);
    expect(read(INIT, gop, next)).toEqual([
      START,
      { delay: 800 },
      [0, true, 1, 1],
      [1200, false, 2],
      [400, false, 3],
      [1200, false],
      [1600, true, 5],
    ]);
  });

  it('may start before zero, as an encoder’s priming does', () => {
    const block = { duration: 1024, keyframe: true, bytes: [9] };
    expect(read(INIT, fragmentOf(-1024, [block, block]), fragmentOf(1024, [block]))).toEqual([
      START,
      { delay: 0 },
      [-1024, true, 9],
      [0, true, 9],
      [1024, true, 9],
    ]);
  });

  it('take a composition offset below zero for what it is', () => {
    const samples = [
      { duration: 400, offset: 0, keyframe: true, bytes: [1] },
      { duration: 400, offset: -400, bytes: [2] },
    ];
    expect(read(INIT, fragmentOf(0, samples)).slice(1)).toEqual([
      { delay: 0 },
      [0, true, 1],
      [0, false, 2],
    ]);
  });

  it('are the same however they come', () => {
    const file = Buffer.concat([
      INIT,
      fragmentOf(0, [{ duration: 400, offset: 400, keyframe: true, bytes: [1, 2, 3] }]),
      fragmentOf(400, [{ duration: 400, offset: 400, keyframe: true, bytes: [4] }]),
    ]);
    const bytes = [...file].map((byte) => Buffer.of(byte));
    expect(read(...bytes)).toEqual(read(file));
  });

  it('may be preceded by nothing but an init segment', () => {
    expect(read(INIT)).toEqual([START]);
    expect(read()).toEqual([]);
  });

  it.each([
    ['a fragment before its track', [fragmentOf(0, [])]],
    ['data before its fragment', [INIT, box('mdat', Buffer.of(1))]],
  ])('are refused with %s', (_, pieces) => {
    expect(() => read(...pieces)).toThrow('in a wrong order');
  });
});
