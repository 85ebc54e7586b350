import { describe, expect, it } from 'vitest';
import { createLoudnessMeter } from '../../../../../transcoder/score/audio/loudness-meter.ts';
import { pour, STEREO, type Stretch, tone } from './tones.ts';

function measure(...stretches: (readonly [dbfs: number, seconds: number])[]) {
  const list: Stretch[] = stretches.map(([dbfs, seconds]) => ({ dbfs, seconds }));
  const channel = tone(list);
  return pour(createLoudnessMeter(STEREO), [channel, channel]);
}

function repeat(times: number, ...stretches: (readonly [number, number])[]) {
  return Array.from({ length: times }, () => stretches).flat();
}

const SILENCE = Number.NEGATIVE_INFINITY;

describe('EBU Tech 3341, stereo signals', () => {
  it.each([
    [1, -23],
    [2, -33],
  ])('signal %i: a steady tone reads the same on all three meters', (_, dbfs) => {
    const heard = measure([dbfs, 20]);
    expect(heard.integratedLufs).toBeCloseTo(dbfs, 1);
    expect(heard.maxShortTermLufs).toBeCloseTo(dbfs, 1);
    expect(heard.maxMomentaryLufs).toBeCloseTo(dbfs, 1);
  });

  it.each([
    [
      '3: the relative gate drops what is 13 LU below',
      [
        [-36, 10],
        [-23, 60],
        [-36, 10],
      ],
    ],
    [
      '4: the absolute gate drops what is below −70',
      [
        [-72, 10],
        [-36, 10],
        [-23, 60],
        [-36, 10],
        [-72, 10],
      ],
    ],
    [
      '5: what passes the gate is averaged',
      [
        [-26, 20],
        [-20, 20.1],
        [-26, 20],
      ],
    ],
  ] as const)('signal %s', (_, stretches) => {
    expect(Math.abs(measure(...stretches).integratedLufs! + 23)).toBeLessThan(0.1);
  });

  it('signal 9: short-term loudness stays at −23 while the tone goes up and down', () => {
    const heard = measure(...repeat(5, [-20, 1.34], [-30, 1.66]));
    for (const lufs of heard.shortTermLufs.slice(3)) {
      expect(Math.abs(lufs! + 23)).toBeLessThan(0.1);
    }
  });

  it('signal 10: 3 s of tone read −23 wherever they begin', () => {
    for (let file = 0; file < 20; file += 1) {
      const heard = measure([SILENCE, file * 0.15], [-23, 3], [SILENCE, 1]);
      expect(Math.abs(heard.maxShortTermLufs! + 23)).toBeLessThan(0.1);
    }
  });

  it('signal 12: momentary loudness stays at −23 through fast changes', () => {
    const heard = measure(...repeat(25, [-20, 0.18], [-30, 0.22]));
    expect(Math.abs(heard.maxMomentaryLufs! + 23)).toBeLessThan(0.1);
  });

  it('signal 13: 400 ms of tone read −23 wherever they begin', () => {
    for (let file = 0; file < 20; file += 1) {
      const heard = measure([SILENCE, file * 0.02], [-23, 0.4], [SILENCE, 1]);
      expect(Math.abs(heard.maxMomentaryLufs! + 23)).toBeLessThan(0.1);
    }
  });
});

describe('EBU Tech 3342', () => {
  it.each([
    [1, 10, [-20, -30]],
    [2, 5, [-20, -15]],
    [3, 20, [-40, -20]],
    [4, 15, [-50, -35, -20, -35, -50]],
  ])('signal %i has a range of %i LU', (_, range, levels) => {
    const heard = measure(...levels.map((dbfs) => [dbfs, 20] as const));
    expect(Math.abs(heard.loudnessRangeLu! - range)).toBeLessThan(1);
  });
});

describe('the loudness of a lesson', () => {
  it('is null in digital silence', () => {
    const heard = measure([SILENCE, 5]);
    expect(heard).toMatchObject({
      durationSeconds: 5,
      integratedLufs: null,
      maxMomentaryLufs: null,
      maxShortTermLufs: null,
      shortTermLufs: [null, null, null, null, null],
    });
  });

  it('counts a mono track once, as BS.1770 says', () => {
    const heard = pour(createLoudnessMeter({ sampleRateHz: 48_000, channels: 1 }), [
      tone([{ dbfs: -23, seconds: 5 }]),
    ]);
    expect(heard.integratedLufs).toBeCloseTo(-26, 1);
  });

  it('is told second by second', () => {
    const heard = measure([-23, 3], [-40, 3]);
    const whole = heard.secondLufs.map((lufs) => Math.round(lufs!));
    expect([...whole.slice(0, 3), ...whole.slice(4)]).toEqual([-23, -23, -23, -40, -40]);
  });
});
