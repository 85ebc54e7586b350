import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeSound } from '../encode/encode-sound.ts';
import { createSoundMeters } from '../score/sound-meters.ts';
import { PREPARED, type PreparedFacts, SOUND, type SoundFacts } from '../work/results.ts';
import { openWorkFolder } from '../work/work-folder.ts';
import type { StepWork } from './lesson-steps.ts';
import { planSoundRenditions } from './sound-renditions.ts';
import { sourceInput } from './source-input.ts';

/** How much of the step listening is; encoding at another level comes after. */
const LISTENING = 0.5;

/** The sound of a prepared lesson as a whole: first how loud it is, then at the level of all lessons. */
export async function measureSound(work: StepWork): Promise<void> {
  const folder = openWorkFolder(work.workFolder, randomUUID);
  const prepared = await folder.read<PreparedFacts>(PREPARED);
  if (prepared === null) throw new Error('the sound of a lesson that was not prepared');
  const { plan, probe, remuxed } = prepared;
  const { sound } = plan;
  if (sound === null || plan.taps.sound === null) return;
  if ((await folder.read<SoundFacts>(SOUND)) !== null) return;

  const { limits, signal, ladder } = work;
  const made = await folder.begin();
  const outputFolder = join(made, 'output');
  await mkdir(outputFolder);
  const { durationSeconds } = probe;
  const common = {
    ...{ input: sourceInput(work, remuxed), plan, sound, outputFolder },
    ...{ durationSeconds, limits, signal },
  };
  const share = (seconds: number) => Math.min(1, seconds / durationSeconds);
  const meters = createSoundMeters(plan.taps.sound);
  await encodeSound({
    ...common,
    sink: meters,
    renditions: [],
    onProgress: (seconds) => work.onProgress(share(seconds) * LISTENING),
  });
  const measured = meters.result();
  const renditions = planSoundRenditions(sound, measured, ladder);
  const tracks = await encodeSound({
    ...common,
    sink: null,
    renditions,
    onProgress: (seconds) => work.onProgress(LISTENING + share(seconds) * (1 - LISTENING)),
  });
  const sounds = renditions.map(({ kind, channels }, at) => ({
    kind,
    channels,
    track: tracks[at]!,
  }));
  await work.output.add(outputFolder);
  await folder.finish(SOUND, made, { measured, sounds } satisfies SoundFacts);
}
