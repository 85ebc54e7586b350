import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mendInit } from '../../../../transcoder/package/mend-init.ts';
import { PackagingError } from '../../../../transcoder/package/packaging-error.ts';
import { readFragments, type Sample } from '../../../../transcoder/package/read-fragments.ts';
import type { TrackGrid } from '../../../../transcoder/package/track-grid.ts';
import {
  createTrackWriter,
  type TrackRequest,
} from '../../../../transcoder/package/write-track.ts';
import { fragmentOf, initOf, SAMPLE_ENTRIES, type TestSample } from './track-file.ts';

/** Segments of four frames with two GOPs each, at 25 frames a second. */
const GRID: TrackGrid = {
  ...{ timescale: 10_000, slotTicks: 400 },
  ...{ segments: [0, 4, 8], fragments: [0, 2, 4, 6, 8] },
};
const SOUND: TrackGrid = {
  ...{ timescale: 48_000, slotTicks: 1024 },
  ...{ segments: [0, 2], fragments: [0, 2] },
};

let root: string;
let made = 0;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'youke-track-'));
});
afterAll(() => rmSync(root, { recursive: true }));

/** `waits`: frames between a frame's turn to be decoded and its turn to be shown. */
const frame = (fill: number, keyframe: boolean, waits = 0): TestSample => ({
  ...{ duration: 400, offset: waits * 400, keyframe, bytes: Array(fill).fill(fill) },
});
const key = (fill: number, waits = 0) => frame(fill, true, waits);
const inter = (fill: number, waits = 0) => frame(fill, false, waits);

function open(given: Partial<TrackRequest> = {}) {
  const outputFolder = join(root, String(made++));
  const request = { outputFolder, folder: 'video', grid: GRID, first: 0, end: 5, ...given };
  const writer = createTrackWriter(request);
  return { writer, path: join(outputFolder, request.folder) };
}

function write(pieces: readonly Uint8Array[], given: Partial<TrackRequest> = {}) {
  const { writer, path } = open(given);
  for (const piece of pieces) writer.add(piece);
  return { track: writer.end(), path, count: writer.count() };
}

/** What a player finds in a track's files. */
function read(path: string) {
  const samples: [number, boolean, number][] = [];
  let delay: number | null = null;
  const reader = readFragments({
    init() {},
    delay(ticks) {
      delay = ticks;
    },
    sample: ({ pts, keyframe, bytes }) => samples.push([pts, keyframe, bytes.length]),
  });
  for (const file of [
    'init.mp4',
    ...readdirSync(path)
      .sort()
      .filter((name) => name.endsWith('.m4s')),
  ]) {
    reader.add(readFileSync(join(path, file)));
  }
  reader.end();
  return { samples, delay };
}

const FIVE = [
  fragmentOf(0, [key(10), inter(1)]),
  fragmentOf(800, [key(20), inter(2)]),
  fragmentOf(1600, [key(30)]),
];

describe('a track', () => {
  it('is cut into the grid’s segments, a file each', () => {
    const { track, path, count } = write([initOf(), ...FIVE]);
    expect(readdirSync(path).sort()).toEqual(['00000.m4s', '00001.m4s', 'init.mp4']);
    expect(count).toBe(5);
    const head = (samples: number) => 8 + 16 + 8 + 16 + 20 + 20 + 16 * samples + 8;
    expect(track).toEqual({
      folder: 'video',
      codec: 'avc1.64001f',
      segments: [
        {
          ...{ file: '00000.m4s', startSeconds: 0, durationSeconds: 0.16 },
          sizeBytes: 2 * head(2) + 33,
          keyframes: [
            { offset: 0, sizeBytes: head(2) + 10, startSeconds: 0, durationSeconds: 0.08 },
            {
              ...{ offset: head(2) + 11, sizeBytes: head(2) + 20 },
              ...{ startSeconds: 0.08, durationSeconds: 0.08 },
            },
          ],
        },
        {
          ...{ file: '00001.m4s', startSeconds: 0.16, durationSeconds: 0.04 },
          sizeBytes: head(1) + 30,
          keyframes: [
            { offset: 0, sizeBytes: head(1) + 30, startSeconds: 0.16, durationSeconds: 0.04 },
          ],
        },
      ],
    });
    for (const { file, sizeBytes } of track.segments) {
      expect(readFileSync(join(path, file))).toHaveLength(sizeBytes);
    }
  });

  it('holds every sample, one a slot, and tells the bytes of its keyframes', () => {
    const { track, path } = write([initOf(), ...FIVE]);
    expect(read(path).samples).toEqual([
      [0, true, 10],
      [400, false, 1],
      [800, true, 20],
      [1200, false, 2],
      [1600, true, 30],
    ]);
    const [first] = track.segments;
    const [, second] = first!.keyframes;
    const bytes = readFileSync(join(path, first!.file));
    const end = second!.offset + second!.sizeBytes;
    expect([...bytes.subarray(end - 20, end)]).toEqual(Array(20).fill(20));
    expect(bytes.toString('latin1', second!.offset + 4, second!.offset + 8)).toBe('moof');
  });

  it('is the same however its bytes come', () => {
    const file = Buffer.concat([initOf(), ...FIVE]);
    const whole = write([file]);
    const drops = write([...file].map((byte) => Uint8Array.of(byte)));
    expect(drops.track).toEqual(whole.track);
    expect(read(drops.path)).toEqual(read(whole.path));
  });

  it('says how long pictures wait to be put in order, and counts from zero although the tool does not', () => {
    const gop = fragmentOf(0, [key(10, 2), inter(1, 4), inter(2, 1), inter(3, 1)]);
    const { path, track } = write([initOf(), gop], {
      ...{ end: 4, grid: { ...GRID, segments: [0], fragments: [0] } },
    });
    expect(readFileSync(join(path, 'init.mp4'))).toEqual(mendInit(initOf(), 800));
    expect(read(path)).toEqual({
      delay: 800,
      samples: [
        [0, true, 10],
        [1200, false, 1],
        [400, false, 2],
        [800, false, 3],
      ],
    });
    expect(track.segments.map((segment) => segment.durationSeconds)).toEqual([0.16]);
  });

  it('keeps its place in the lesson where it is the middle part', () => {
    const part = [fragmentOf(0, [key(10), inter(1)]), fragmentOf(800, [key(20), inter(2)])];
    const { track, path } = write([initOf(), ...part], { first: 4, end: 8 });
    expect(track.segments).toMatchObject([
      { file: '00001.m4s', startSeconds: 0.16, durationSeconds: 0.16 },
    ]);
    expect(track.segments[0]!.keyframes.map((each) => each.startSeconds)).toEqual([0.16, 0.24]);
    expect(read(path).samples.map(([pts]) => pts)).toEqual([1600, 2000, 2400, 2800]);
  });

  it('forgives a container that rounds its times', () => {
    const [first, ...rest] = [key(10), { ...inter(1), duration: 391 }, key(20), inter(2), key(30)];
    const samples = [{ ...first!, duration: 409 }, ...rest];
    const { path } = write([
      initOf(),
      ...samples.map((each, at) => fragmentOf(at * 400 + (at % 2) * 9, [each])),
    ]);
    expect(read(path).samples.map(([pts]) => pts)).toEqual([0, 400, 800, 1200, 1600]);
  });

  it('drops what a decoder is only warmed up with', () => {
    const block = (fill: number): TestSample => ({ duration: 1024, keyframe: true, bytes: [fill] });
    const { track, path } = write(
      [
        initOf({ entry: SAMPLE_ENTRIES.mp4a, timescale: 48_000 }),
        fragmentOf(-1024, [block(1), block(2), block(3), block(4)]),
      ],
      { grid: SOUND, end: 3, folder: 'audio' },
    );
    expect(track).toMatchObject({ folder: 'audio', codec: 'mp4a.40.2' });
    expect(track.segments.map((segment) => segment.durationSeconds)).toEqual([
      2048 / 48_000,
      1024 / 48_000,
    ]);
    expect(read(path).samples.map(([pts]) => pts)).toEqual([0, 1024, 2048]);
  });

  it('leaves out what comes after the picture’s end, where it is a sound', () => {
    const { track, count } = write([initOf(), ...FIVE], { end: 4, loose: { missing: 0 } });
    expect([count, track.segments.length]).toEqual([4, 1]);
  });

  it('may lack so many of its last samples, where it is a sound', () => {
    const loose = { missing: 2 };
    const lacking = (end: number) => write([initOf(), ...FIVE], { end, loose }).count;
    expect([lacking(5), lacking(6), lacking(7)]).toEqual([5, 5, 5]);
    expect(() => lacking(8)).toThrow('video: 5 samples, not 8');
  });

  it('shows every sample to the inspector before it is written', () => {
    const seen: Sample[] = [];
    write([initOf(), ...FIVE], { inspect: (sample) => seen.push(sample) });
    expect(seen.map(({ pts, keyframe }) => [pts, keyframe])).toEqual([
      [0, true],
      [400, false],
      [800, true],
      [1200, false],
      [1600, true],
    ]);
    const reason = new Error('no');
    const { writer, path } = open({
      inspect: (sample) => {
        if (sample.pts === 1600) throw new PackagingError('video', 'no', reason);
      },
    });
    expect(() => writer.add(Buffer.concat([initOf(), ...FIVE]))).toThrow('video: no');
    expect(readdirSync(path)).toEqual(['init.mp4']);
  });
});

describe('a track is refused', () => {
  it.each<[string, readonly Uint8Array[], Partial<TrackRequest>, string]>([
    [
      'with a keyframe out of place',
      [fragmentOf(0, [key(1)]), fragmentOf(800, [key(1)])],
      {},
      'a keyframe of slot 2 comes at 1',
    ],
    [
      'with holes in its sound',
      [fragmentOf(0, [key(1), key(1)]), fragmentOf(1200, [key(1)])],
      { grid: { ...GRID, fragments: [0], segments: [0] } },
      'a keyframe of slot 3 comes at 2',
    ],
    [
      'without a keyframe where a fragment starts',
      [fragmentOf(0, [key(1), inter(1), inter(1)])],
      {},
      'no keyframe opens slot 2',
    ],
    ['with too many samples', [...FIVE, fragmentOf(2000, [inter(1)])], {}, 'more than 5 samples'],
    ['with too few', FIVE.slice(0, 2), {}, '4 samples, not 5'],
    ['with none', [], {}, '0 samples, not 5'],
    [
      'with a picture decoded after it is shown',
      [fragmentOf(0, [key(1, 0), inter(1, -1)])],
      {},
      'slot 0 is decoded after it is shown',
    ],
    [
      'that starts between two segments',
      [fragmentOf(0, [key(1)])],
      { first: 1 },
      'slot 1 starts nothing',
    ],
  ])('%s', (_, fragments, given, message) => {
    const refused = () => write([initOf(), ...fragments], given);
    expect(refused).toThrow(PackagingError);
    expect(refused).toThrow(`video: ${message}`);
  });

  it('with another clock than the grid’s', () => {
    expect(() => write([initOf({ timescale: 90_000 })])).toThrow(
      'video: 90000 ticks a second, not 10000',
    );
  });

  it('when nothing was written at all', () => {
    expect(() => write([])).toThrow(new PackagingError('video', 'nothing was written'));
  });

  it.each([
    ['is no ISO media file', [Buffer.from('Conversion failed!')]],
    ['ends inside a box', [initOf(), FIVE[0]!.subarray(0, 50)]],
    [
      'is of a codec that nobody asked for',
      [initOf({ entry: SAMPLE_ENTRIES.avc1.subarray(0, 20) })],
    ],
  ])('when what the tool wrote %s', (_, pieces) => {
    expect(() => write(pieces)).toThrow(
      expect.objectContaining({
        code: 'bad-rendition',
        message: 'video: cannot be read',
        cause: expect.any(Error) as Error,
      }) as Error,
    );
  });

  it('but not blamed for a disk that fails', () => {
    const { writer, path } = open();
    rmSync(path, { recursive: true });
    const failed = () => writer.add(Buffer.concat([initOf(), ...FIVE]));
    expect(failed).toThrow(expect.objectContaining({ code: 'ENOENT' }) as Error);
  });
});
