import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../storage/catalog/report.ts';
import { planFindingStills } from '../../../../transcoder/plan/plan-finding-stills.ts';

const GRID = { display: { width: 1920, height: 1080 }, framesPerSecond: 25, frameCount: 25 * 100 };

function found(
  code: Finding['code'],
  startSeconds: number,
  endSeconds: number,
  severity: Finding['severity'] = 'fault',
): Finding {
  const message = { zh: '问题', en: 'something' };
  return { code, severity, startSeconds, endSeconds, measured: 1, limit: 2, unit: '', message };
}

const plan = (findings: readonly Finding[], grid: Partial<typeof GRID> = {}) =>
  planFindingStills(findings, { ...GRID, ...grid });
const framesOf = (finding: Finding) => plan([finding])[0]?.frames;

describe('stills of findings', () => {
  it('are none where nothing was found, or nothing that can be seen', () => {
    expect(plan([])).toEqual([]);
    const unseen = [
      'audio.clipped',
      'cut.audio-pop',
      'picture.shaky',
      'timing.audio-drift',
    ] as const;
    expect(plan(unseen.map((code) => found(code, 10, 20)))).toEqual([]);
  });

  it('are six at most, of every kind one before any kind has two', () => {
    const flashes = [10, 20, 30, 40, 50, 60, 70].map((at) =>
      found('cut.flash-frame', at, at + 0.12),
    );
    const planned = plan([...flashes, found('picture.dark', 80, 90, 'warning')]);
    expect(planned).toHaveLength(6);
    expect(planned.map(({ finding }) => finding.code).slice(0, 2)).toEqual([
      'cut.flash-frame',
      'picture.dark',
    ]);
    expect(planned.map(({ file }) => file)).toEqual(
      [1, 2, 3, 4, 5, 6].map((number) => `finding-${number}.webp`),
    );
  });

  it('begin with the worst: faults first, the longer first', () => {
    const planned = plan([
      found('picture.noisy', 0, 90, 'warning'),
      found('picture.blurred', 10, 20),
      found('picture.dark', 10, 40),
    ]);
    expect(planned.map(({ finding }) => finding.code)).toEqual([
      'picture.dark',
      'picture.blurred',
      'picture.noisy',
    ]);
  });

  it('do not show again what another one shows', () => {
    const planned = plan([
      found('picture.dark', 0, 30),
      found('picture.blurred', 40, 60),
      found('picture.blurred', 10, 20),
    ]);
    expect(planned.map(({ finding }) => finding.startSeconds)).toEqual([0, 40]);
  });

  it('show a stretch by a frame of its middle half, sought from behind', () => {
    const [still] = plan([found('picture.blurred', 20, 60)]);
    expect(still).toMatchObject({ frames: [30 * 25], seekSeconds: 50 });
    expect(still?.panel).toEqual({ width: 632, height: 354 });
  });

  it('show a cut by the frame before and the frame after, side by side', () => {
    const [still] = plan([found('cut.jump-cut', 12.48, 12.48)]);
    expect(still).toMatchObject({ frames: [311, 312], panel: { width: 316, height: 176 } });
    expect(still?.seekSeconds).toBeLessThan(311 / 25);
  });

  it('show a slip in the editing between the shots around it', () => {
    expect(framesOf(found('cut.flash-frame', 30, 30.12))).toEqual([749, 750, 753]);
    expect(framesOf(found('cut.black-frame', 30, 30.32))).toEqual([749, 750, 758]);
  });

  it('show how black begins, and at the lesson’s start how it ends', () => {
    expect(framesOf(found('picture.black', 30, 50))).toEqual([749, 750]);
    expect(framesOf(found('picture.black', 0, 2))).toEqual([49, 50]);
  });

  it('stay within the lesson', () => {
    expect(framesOf(found('cut.flash-frame', 99.96, 100))).toEqual([2498, 2499]);
    expect(framesOf(found('cut.jump-cut', 0, 0))).toEqual([0]);
    expect(framesOf(found('cut.jump-cut', 200, 200))).toBeUndefined();
  });

  it('keep an upright phone picture upright, and enlarge nothing', () => {
    const tall = plan([found('picture.dark', 0, 50)], { display: { width: 1080, height: 1920 } });
    expect(tall[0]?.panel).toEqual({ width: 270, height: 480 });
    const small = plan([found('picture.dark', 0, 50)], { display: { width: 320, height: 240 } });
    expect(small[0]?.panel).toEqual({ width: 320, height: 240 });
  });
});
