import { describe, expect, it } from 'vitest';
import {
  averageBitsPerSecond,
  keyframeTrack,
  peakBitsPerSecond,
  trackSeconds,
} from '../../../../transcoder/package/track.ts';
import { type GivenSegment, trackOf } from './a-track.ts';

const track = (...segments: GivenSegment[]) => trackOf('', '', segments);

describe('the peak bitrate', () => {
  it('does not count a last segment of a few frames by itself', () => {
    expect(peakBitsPerSecond(track([6, 600_000], [6, 300_000], [0.2, 100_000]))).toBe(800_000);
  });

  it('counts one that makes the segment before it heavier', () => {
    expect(peakBitsPerSecond(track([6, 300_000], [6, 300_000], [2, 500_000]))).toBe(800_000);
  });

  it('is the average of a lesson of one segment', () => {
    expect(peakBitsPerSecond(track([0.5, 50_000]))).toBe(800_000);
  });

  it('is that of short segments together, where a copied source cut them so', () => {
    expect(peakBitsPerSecond(track([10, 100_000], [2, 500_000], [2, 500_000], [2, 500_000]))).toBe(
      2_000_000,
    );
  });
});

describe('a track', () => {
  it('lasts as long as its segments, and takes so many bits a second', () => {
    const whole = track([6, 600_000], [6, 300_000], [0.5, 25_000]);
    expect(trackSeconds(whole)).toBe(12.5);
    expect(averageBitsPerSecond(whole)).toBe(592_000);
  });
});

describe('the keyframes of a track', () => {
  const pictures = keyframeTrack(
    trackOf(
      'video-720p',
      'avc1.64001f',
      [
        [6, 300_000],
        [1, 10_000],
      ],
      true,
    ),
  );

  it('are a segment each, of their own bytes, in the track’s files', () => {
    expect(pictures).toMatchObject({ folder: 'video-720p', codec: 'avc1.64001f' });
    const told = pictures.segments.map((each) => [each.file, each.startSeconds, each.sizeBytes]);
    expect(told).toEqual([
      ['00000.m4s', 0, 30_000],
      ['00000.m4s', 2, 30_000],
      ['00000.m4s', 4, 30_000],
      ['00001.m4s', 6, 1000],
    ]);
  });

  it('last as long as the track, and bear their own peak', () => {
    expect(trackSeconds(pictures)).toBe(7);
    expect(peakBitsPerSecond(pictures)).toBe(120_000);
    expect(averageBitsPerSecond(pictures)).toBe(104_000);
  });
});
