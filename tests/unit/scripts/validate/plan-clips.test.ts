import { describe, expect, test } from 'vitest';
import { planBases } from '../../../../scripts/validate/defects/base-lessons.ts';
import { injectionArgv } from '../../../../scripts/validate/defects/injection-argv.ts';
import { planClips } from '../../../../scripts/validate/defects/plan-clips.ts';
import { RECIPES } from '../../../../scripts/validate/defects/recipes.ts';
import type { FindingCode } from '../../../../storage/catalog/report.ts';

/** The contract's, all of them. */
const CODES: readonly FindingCode[] = [
  ...([
    'picture.blurred',
    'picture.dark',
    'picture.overexposed',
    'picture.noisy',
    'picture.blocky',
  ] as const),
  ...([
    'picture.upscaled',
    'picture.colour-cast',
    'picture.shaky',
    'picture.black',
    'picture.frozen',
  ] as const),
  ...([
    'audio.missing',
    'audio.too-quiet',
    'audio.too-loud',
    'audio.clipped',
    'audio.silent',
  ] as const),
  ...([
    'audio.noisy',
    'audio.hum',
    'audio.one-sided',
    'audio.out-of-phase',
    'audio.level-jump',
  ] as const),
  ...([
    'cut.flash-frame',
    'cut.black-frame',
    'cut.jump-cut',
    'cut.colour-jump',
    'cut.audio-pop',
  ] as const),
  ...(['cut.too-frequent', 'timing.dropped-frames', 'timing.audio-drift'] as const),
];

function clipsOf(half: 'tune' | 'report') {
  const bases = planBases(half).map(({ plan, hasty }) => {
    const ends = plan.shots.map((_, index) =>
      plan.shots.slice(0, index + 1).reduce((sum, shot) => sum + shot.seconds, 0),
    );
    const cutSeconds = ends.slice(0, -1);
    return { hasty, lesson: { plan, file: `${plan.name}.mkv`, seconds: ends.at(-1)!, cutSeconds } };
  });
  return planClips(RECIPES, bases, half);
}

describe.each(['tune', 'report'] as const)('the clips of the half to %s', (half) => {
  const clips = clipsOf(half);
  const truths = clips.flatMap(({ injections }) => injections.flatMap((each) => each.truths));

  test('have every code of the contract ten times and more, 300 in all', () => {
    const counts = new Map(CODES.map((code) => [code, 0]));
    for (const { code } of truths) counts.set(code, counts.get(code)! + 1);
    expect([...counts].filter(([, count]) => count < 10)).toEqual([]);
    expect(truths.length).toBeGreaterThanOrEqual(300);
  });

  test('lie within their lessons', () => {
    for (const { lesson, injections } of clips) {
      for (const { code, startSeconds, endSeconds } of injections.flatMap((each) => each.truths)) {
        expect(startSeconds, code).toBeGreaterThanOrEqual(0);
        expect(endSeconds, code).toBeGreaterThanOrEqual(startSeconds);
        expect(startSeconds, code).toBeLessThan(lesson.seconds);
      }
    }
  });

  test('spoil each side once at most', () => {
    for (const { injections } of clips) {
      expect(injections.filter(({ picture, encode }) => picture ?? encode).length).toBeLessThan(2);
      expect(injections.filter(({ sound, mute }) => sound ?? mute).length).toBeLessThan(2);
    }
  });

  test('are the same whenever they are planned', () => {
    expect(JSON.stringify(clipsOf(half))).toBe(JSON.stringify(clips));
  });
});

test('no lesson of the half for tuning is in the half to report', () => {
  const seeds = (half: 'tune' | 'report') => planBases(half).map(({ plan }) => plan.seed % 2);
  expect(new Set(seeds('tune'))).toEqual(new Set([0]));
  expect(new Set(seeds('report'))).toEqual(new Set([1]));
});

test('an injection of the picture and one of the sound are one call of ffmpeg', () => {
  const lesson = { ...clipsOf('tune')[0]!.lesson, file: 'base.mkv' };
  const encoding = { name: 'x', suffix: 'mp4', video: ['-c:v', 'libx264'], audio: ['-c:a', 'aac'] };
  const argv = injectionArgv(
    lesson,
    [
      { how: '', truths: [], picture: '[in]gblur=3[out]' },
      { how: '', truths: [], sound: '[in]volume=2[out]' },
    ],
    encoding,
    'second.mkv',
    'clip.mp4',
  );
  expect(argv.slice(argv.indexOf('-i'))).toEqual([
    ...['-i', 'base.mkv', '-filter_complex', '[0:v]gblur=3[picture];[0:a]volume=2[sound]'],
    ...['-map', '[picture]', '-map', '[sound]', '-c:a', 'aac', '-c:v', 'libx264'],
    ...['-pix_fmt', 'yuv420p', 'clip.mp4'],
  ]);
});
