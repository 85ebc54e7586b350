import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { HENAN_YOUKE_2019 } from '../../../../config/recording-standards/henan-youke-2019.ts';
import type { BestStill, Measured } from '../../../../transcoder/score/measured.ts';
import { scoreLesson } from '../../../../transcoder/score/score-lesson.ts';
import {
  MEASURES_VERSION,
  packMeasures,
  StoredMeasuresError,
  unpackMeasures,
} from '../../../../transcoder/score/stored-measures.ts';
import { GOOD_AUDIO, GOOD_LESSON, PROBE, withAudio } from './measured-lesson.ts';

const STILL: BestStill = { atSeconds: 3, bytes: new Uint8Array(3_000_000), width: 2, height: 1 };
const through = (measured: Measured) =>
  unpackMeasures(packMeasures({ probe: PROBE, measured })).measured;

/** The code that a call throws. */
function codeOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof StoredMeasuresError) return error.code;
    throw error;
  }
  return 'none';
}

describe('stored measures', () => {
  it('come back as they were, with the probe, but for the still', () => {
    const packed = packMeasures({ probe: PROBE, measured: { ...GOOD_LESSON, bestStill: STILL } });
    expect(unpackMeasures(packed)).toEqual({ probe: PROBE, measured: GOOD_LESSON });
    expect(packed.length).toBeLessThan(5000);
  });

  it('score as the measures do that they were made of', () => {
    const score = (measured: Measured) =>
      scoreLesson({ probe: PROBE, measured, standard: HENAN_YOUKE_2019 });
    const level = { ...GOOD_AUDIO.level, snrDb: 10 + Math.PI };
    const measured = withAudio({ level });
    expect(score(through(measured))).toEqual(score(measured));
  });

  it('keep whole numbers, and nine digits of the others', () => {
    const audio = { ...GOOD_AUDIO, truePeakDbtp: -Math.PI * 1000 };
    const clarity = {
      ...GOOD_LESSON.clarity,
      stills: [{ ...GOOD_LESSON.clarity.stills[0]!, atSeconds: 1_234_567_890_123 }],
    };
    const kept = through({ ...GOOD_LESSON, audio, clarity });
    expect(kept.audio!.truePeakDbtp).toBe(-3141.59265);
    expect(kept.clarity.stills[0]!.atSeconds).toBe(1_234_567_890_123);
  });

  it.each([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NaN])(
    'keep %d, which JSON does not know',
    (truePeakDbtp) => {
      expect(through(withAudio({ truePeakDbtp })).audio!.truePeakDbtp).toBe(truePeakDbtp);
    },
  );

  it('take up little room for a lesson of 45 minutes', () => {
    const stills = Array.from({ length: 2700 }, (_, atSeconds) => ({
      ...GOOD_LESSON.clarity.stills[0]!,
      atSeconds,
      edgeWidth: 1.3 + Math.sin(atSeconds) / 7,
      clippedShare: Math.abs(Math.cos(atSeconds)) / 11,
    }));
    const measured = { ...GOOD_LESSON, clarity: { ...GOOD_LESSON.clarity, stills } };
    expect(packMeasures({ probe: PROBE, measured }).length).toBeLessThan(100_000);
  });

  it('of another version are refused by a code', () => {
    const packed = packMeasures({ probe: PROBE, measured: GOOD_LESSON });
    const json = gunzipSync(packed).toString();
    for (const version of [MEASURES_VERSION + 1, MEASURES_VERSION - 1]) {
      const other = json.replace(`"version":${MEASURES_VERSION}`, `"version":${version}`);
      expect(codeOf(() => unpackMeasures(gzipSync(other)))).toBe('measures-outdated');
    }
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['no gzip', Buffer.from('{"version":1}')],
    ['a cut file', packMeasures({ probe: PROBE, measured: GOOD_LESSON }).subarray(0, 200)],
    ['no JSON', gzipSync('hello')],
    ['a list', gzipSync('[1,2]')],
    ['null', gzipSync('null')],
    ['no measures', gzipSync('{"version":1,"probe":{}}')],
    ['a version in words', gzipSync('{"version":"1","probe":{},"measured":{}}')],
    ['more than any lesson has', gzipSync(Buffer.alloc(300 * 1024 * 1024, ' '))],
  ])('that are %s cannot be read', (_, bytes) => {
    expect(codeOf(() => unpackMeasures(bytes))).toBe('measures-unreadable');
  });
});
