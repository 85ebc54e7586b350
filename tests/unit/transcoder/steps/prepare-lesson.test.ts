import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LESSON_LADDER } from '../../../../config/ladder.ts';
import { HENAN_YOUKE_2019 } from '../../../../config/recording-standards/henan-youke-2019.ts';
import { parseSettings } from '../../../../config/settings.ts';
import { prepareLesson } from '../../../../transcoder/steps/prepare-lesson.ts';
import { transcodeLimits } from '../../../../transcoder/transcode-limits.ts';
import type { PreparedFacts } from '../../../../transcoder/work/results.ts';
import { openWorkFolder } from '../../../../transcoder/work/work-folder.ts';
import { planOf, RENDITION_480P } from '../a-plan.ts';
import { trackOf } from '../package/a-track.ts';
import { probeOf } from '../plan/video-of.ts';
import { GOOD_LESSON } from '../score/measured-lesson.ts';

let workFolder: string;
beforeEach(async () => {
  workFolder = await mkdtemp(join(tmpdir(), 'youke-prepare-'));
});
afterEach(() => rm(workFolder, { recursive: true }));

/** Runs the step where an earlier try has left this; gives what it says and the files it wrote. */
async function again(facts: PreparedFacts) {
  const folder = openWorkFolder(workFolder, () => 'made');
  await folder.finish('prepared', await folder.begin(), facts);
  const written: string[] = [];
  const unexpected = () => Promise.reject(new Error('nothing is to be made again'));
  const prepared = await prepareLesson({
    ...{ sourceFile: '/nowhere', workFolder, ladder: LESSON_LADDER, standard: HENAN_YOUKE_2019 },
    output: {
      ...{ add: unexpected, removeFolder: unexpected },
      write: async (file) => void written.push(file),
    },
    ...{ limits: transcodeLimits(parseSettings({}), 'none'), signal: new AbortController().signal },
    ...{ onProgress() {}, log: pino({ level: 'silent' }) },
  });
  return { prepared, written };
}

const FACTS: PreparedFacts = {
  ...{ probe: probeOf({}, { durationSeconds: 15 }), plan: planOf(), remuxed: false },
  ...{ video: null, sound: null, timing: GOOD_LESSON.timing },
};

it('lets a copied lesson be watched although the try that copied it was killed before it could', async () => {
  const track = trackOf('video-480p', 'avc1.64001f', [[6, 1000]], true);
  const { prepared, written } = await again({
    ...FACTS,
    video: { rendition: RENDITION_480P, track },
  });
  expect(prepared).toEqual({ chunks: 2, sound: true, playable: true, durationSeconds: 15 });
  expect(written.at(-1)).toBe('master.m3u8');
});

it('does nothing more where all is to be encoded yet', async () => {
  const { prepared, written } = await again(FACTS);
  expect(prepared).toMatchObject({ chunks: 2, playable: false });
  expect(written).toEqual([]);
});
