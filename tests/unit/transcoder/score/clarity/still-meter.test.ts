import { describe, expect, it } from 'vitest';
import { createStillMeter } from '../../../../../transcoder/score/clarity/still-meter.ts';
import type { PictureTap } from '../../../../../transcoder/score/taps.ts';
import { blurred, drawScene, frameOf, seeded } from '../picture.ts';

const TAP: PictureTap = { pixelFormat: 'yuv420p', width: 320, height: 192, framesPerSecond: 1 };
const SHARP = frameOf(drawScene(1), TAP.width, TAP.height);
const SOFT = blurred(SHARP, TAP.width, TAP.height, 3);
const BLACK = frameOf(() => 16, TAP.width, TAP.height);

function watch(...frames: Uint8Array[]) {
  const meter = createStillMeter(TAP, frames.length);
  frames.forEach((frame, second) => {
    meter.frame(frame, second);
  });
  return meter.result();
}

describe('the still meter', () => {
  it('tells edge widths in the pixels of the picture, and a little wider the smaller it is', () => {
    const [still] = watch(SHARP).stills;
    expect(still!.edgePixels).toBeCloseTo(1, 1);
    expect(still!.edgeWidth! / still!.edgePixels!).toBeCloseTo((1080 / 192) ** 0.3, 5);
  });

  it('knows the noise of the first frame from the second', () => {
    const random = seeded(8);
    const noisy = () =>
      SHARP.map((value, index) =>
        index < TAP.width * TAP.height ? value + Math.round(10 * (random() - 0.5)) : value,
      );
    const gravel = noisy();
    expect(watch(gravel, gravel).stills[0]!.noise).toBe(0);
    expect(watch(noisy(), noisy()).stills[0]!.noise).toBeGreaterThan(2);
  });

  it('reads levels and burnt-out areas', () => {
    const half = frameOf((x) => (x < 160 ? 235 : 60), TAP.width, TAP.height);
    expect(watch(half).stills[0]).toMatchObject({
      blackLevel: 60,
      whiteLevel: 235,
      clippedShare: 0.5,
    });
  });

  it('picks a sharp frame for the poster, and copies it', () => {
    const frame = SHARP.slice();
    const frames = [SOFT, SOFT, SOFT, SOFT, frame, SOFT, BLACK];
    const { best } = watch(...frames);
    frame.fill(0);
    expect(best).toMatchObject({ atSeconds: 4, width: 320, height: 192 });
    expect(best!.bytes).toEqual(SHARP);
  });

  it('copies a frame that a pipe lent too', () => {
    const lent = Buffer.from(SHARP);
    const meter = createStillMeter(TAP, 1);
    meter.frame(lent, 0);
    lent.fill(0);
    expect(meter.result().best!.bytes).toEqual(SHARP);
  });

  it('says how much better its frame is than another part’s', () => {
    const [sharp, soft] = [SHARP, SOFT].map((frame) => {
      const meter = createStillMeter(TAP, 60);
      meter.frame(frame, 30);
      return meter.result().best!.appeal;
    });
    expect(sharp).toBeGreaterThan(soft!);
    expect(soft).toBeGreaterThan(0);
  });

  it('does not take the very start if anything else will do', () => {
    expect(watch(SHARP, SOFT, SOFT, SOFT, SOFT, SOFT).best!.atSeconds).toBeGreaterThan(0);
    expect(watch(SHARP, BLACK, BLACK).best!.atSeconds).toBe(0);
  });

  it('has no poster for a lesson that is black throughout', () => {
    expect(watch(BLACK, BLACK).best).toBeNull();
  });
});
