import { describe, expect, it } from 'vitest';
import { LESSON_LADDER } from '../../../../config/ladder.ts';
import type { RenditionPlan } from '../../../../transcoder/plan/plan.ts';
import { keepWorthwhile } from '../../../../transcoder/steps/keep-worthwhile.ts';
import type { MadeSound, MadeVideo } from '../../../../transcoder/work/results.ts';
import { RENDITION_360P } from '../a-plan.ts';
import { trackOf } from '../package/a-track.ts';

/** A rendition of two segments of six seconds at these rates. */
function video(name: string, kbps: readonly [number, number], codec: 'h264' | 'av1' = 'h264') {
  const segments = kbps.map((each) => [6, each * 750] as const);
  const rendition: RenditionPlan = { ...RENDITION_360P, name, codec };
  return { rendition, track: trackOf(`video-${name}`, 'avc1.64001e', segments) };
}

const SOUND: MadeSound = {
  ...{ kind: 'original', channels: 2 },
  track: trackOf('audio', 'mp4a.40.2', [[6, 75_000]]),
};

async function keep(made: readonly MadeVideo[], copied = true, sounds = [SOUND]) {
  const removed: string[] = [];
  const kept = await keepWorthwhile({
    ...{ made, sounds, ladder: LESSON_LADDER, plan: { copied: copied ? RENDITION_360P : null } },
    output: { removeFolder: async (folder) => void removed.push(folder) },
  });
  return { kept: kept.map(({ rendition }) => rendition.name), removed };
}

describe('the renditions of a copied lesson', () => {
  it('are all kept where each saves enough', async () => {
    const made = [
      video('720p', [2000, 2000]),
      video('480p', [1000, 1000]),
      video('360p', [500, 500]),
    ];
    expect(await keep(made)).toEqual({ kept: ['720p', '480p', '360p'], removed: [] });
  });

  it('lose those that turned out to save nothing, and their files', async () => {
    const made = [video('720p', [300, 300]), video('480p', [280, 280]), video('360p', [120, 120])];
    expect(await keep(made)).toEqual({ kept: ['720p', '360p'], removed: ['video-480p'] });
  });

  it('keep one that saves only where the lesson is busiest', async () => {
    const made = [video('720p', [40, 2000]), video('480p', [900, 900])];
    expect(await keep(made)).toEqual({ kept: ['720p', '480p'], removed: [] });
  });

  it('reckon with the sound, which a poor line carries besides', async () => {
    const made = [video('720p', [300, 300]), video('480p', [230, 230])];
    expect((await keep(made)).kept).toEqual(['720p']);
    expect((await keep(made, true, [])).kept).toEqual(['720p', '480p']);
  });

  it('are judged among those of their codec', async () => {
    const made = [
      ...[video('720p', [1000, 1000]), video('360p', [400, 400])],
      ...[video('720p-av1', [420, 420], 'av1'), video('360p-av1', [410, 410], 'av1')],
    ];
    expect(await keep(made)).toEqual({
      kept: ['720p', '360p', '720p-av1'],
      removed: ['video-360p-av1'],
    });
  });

  it('are given back as they were made', async () => {
    const made = [video('720p', [300, 300])];
    const plan = { copied: RENDITION_360P };
    const output = { removeFolder: () => Promise.reject(new Error('nothing is to be removed')) };
    const kept = await keepWorthwhile({ output, made, sounds: [], ladder: LESSON_LADDER, plan });
    expect(kept).toEqual(made);
  });
});

it('takes nothing away from a lesson that may be playing while it grows', async () => {
  const made = [video('720p', [300, 300]), video('480p', [300, 300])];
  expect(await keep(made, false)).toEqual({ kept: ['720p', '480p'], removed: [] });
});
