import type { LoudnessMeasured } from '../../../transcoder/score/measured.ts';

const RATE_HZ = 48_000;

/** One of the signals that a loudness meter must read right, and what is read. */
export type EbuSignal = Readonly<{
  /** The table's number: `3341-13`. */
  name: string;
  /** One array a channel; several files of one number are several lists. */
  files(): Iterable<readonly Float32Array[]>;
  read(measured: LoudnessMeasured): readonly (number | null)[];
  expected: number;
  tolerance: number;
}>;

/** Level of the peak in dBFS (−Infinity: silence), for so many seconds. */
type Stretch = readonly [dbfs: number, seconds: number];

const SILENCE = Number.NEGATIVE_INFINITY;
const twenty = Array.from({ length: 20 }, (_, index) => index);

/** EBU Tech 3341 (2016), table 1, and Tech 3342, as far as they are tones; 7 and 8 are programmes. */
export const EBU_SIGNALS: readonly EbuSignal[] = [
  ...(
    [
      [1, -23],
      [2, -33],
    ] as const
  ).map(
    ([number, dbfs]): EbuSignal => ({
      ...stereo(`3341-${number}`, [[[dbfs, 20]]]),
      read: ({ integratedLufs, maxMomentaryLufs, maxShortTermLufs }) => [
        integratedLufs,
        maxMomentaryLufs,
        maxShortTermLufs,
      ],
      expected: dbfs,
      tolerance: 0.1,
    }),
  ),
  integrated('3341-3', [-36, 10], [-23, 60], [-36, 10]),
  integrated('3341-4', [-72, 10], [-36, 10], [-23, 60], [-36, 10], [-72, 10]),
  integrated('3341-5', [-26, 20], [-20, 20.1], [-26, 20]),
  {
    name: '3341-6',
    files: () => [[-28, -28, -24, -30, -30].map((dbfs) => tone([[dbfs, 20]]))],
    ...{ read: ({ integratedLufs }) => [integratedLufs], expected: -23, tolerance: 0.1 },
  },
  {
    ...stereo('3341-9', [repeat(5, [-20, 1.34], [-30, 1.66])]),
    ...{ read: ({ shortTermLufs }) => shortTermLufs.slice(3), expected: -23, tolerance: 0.1 },
  },
  {
    ...stereo(
      '3341-10',
      twenty.map((file) => [
        [SILENCE, file * 0.15],
        [-23, 3],
        [SILENCE, 1],
      ]),
    ),
    ...{ read: ({ maxShortTermLufs }) => [maxShortTermLufs], expected: -23, tolerance: 0.1 },
  },
  ...twenty.map(
    (segment): EbuSignal => ({
      ...stereo(`3341-11 at ${segment - 38}`, [
        [
          [SILENCE, segment * 0.15],
          [segment - 38, 3],
          [SILENCE, 3 - segment * 0.15],
        ],
      ]),
      ...{
        read: ({ maxShortTermLufs }) => [maxShortTermLufs],
        expected: segment - 38,
        tolerance: 0.1,
      },
    }),
  ),
  {
    ...stereo('3341-12', [repeat(25, [-20, 0.18], [-30, 0.22])]),
    ...{ read: ({ maxMomentaryLufs }) => [maxMomentaryLufs], expected: -23, tolerance: 0.1 },
  },
  {
    ...stereo(
      '3341-13',
      twenty.map((file) => [
        [SILENCE, file * 0.02],
        [-23, 0.4],
        [SILENCE, 1],
      ]),
    ),
    ...{ read: ({ maxMomentaryLufs }) => [maxMomentaryLufs], expected: -23, tolerance: 0.1 },
  },
  ...twenty.map(
    (segment): EbuSignal => ({
      ...stereo(`3341-14 at ${segment - 38}`, [
        [
          [SILENCE, segment * 0.02],
          [segment - 38, 0.4],
          [SILENCE, 0.4 - segment * 0.02],
        ],
      ]),
      ...{
        read: ({ maxMomentaryLufs }) => [maxMomentaryLufs],
        expected: segment - 38,
        tolerance: 0.1,
      },
    }),
  ),
  ...(
    [
      [1, 10, [-20, -30]],
      [2, 5, [-20, -15]],
      [3, 20, [-40, -20]],
      [4, 15, [-50, -35, -20, -35, -50]],
    ] as const
  ).map(
    ([number, expected, levels]): EbuSignal => ({
      ...stereo(`3342-${number}`, [levels.map((dbfs) => [dbfs, 20] as const)]),
      ...{ read: ({ loudnessRangeLu }) => [loudnessRangeLu], expected, tolerance: 1 },
    }),
  ),
];

function integrated(name: string, ...stretches: readonly Stretch[]): EbuSignal {
  return {
    ...stereo(name, [stretches]),
    ...{ read: ({ integratedLufs }) => [integratedLufs], expected: -23, tolerance: 0.1 },
  };
}

function stereo(name: string, files: readonly (readonly Stretch[])[]) {
  return {
    name,
    *files() {
      for (const stretches of files) {
        const channel = tone(stretches);
        yield [channel, channel];
      }
    },
  };
}

function repeat(times: number, ...stretches: readonly Stretch[]): Stretch[] {
  return Array.from({ length: times }, () => stretches).flat();
}

/** 1 kHz, its phase running on. */
function tone(stretches: readonly Stretch[]): Float32Array {
  const lengths = stretches.map(([, seconds]) => Math.round(seconds * RATE_HZ));
  const samples = new Float32Array(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  stretches.forEach(([dbfs], index) => {
    const peak = 10 ** (dbfs / 20);
    for (const end = at + lengths[index]!; at < end; at += 1) {
      samples[at] = peak * Math.sin((2 * Math.PI * 1000 * at) / RATE_HZ);
    }
  });
  return samples;
}
