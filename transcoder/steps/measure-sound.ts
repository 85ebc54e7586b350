import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeSound } from '../encode/encode-sound.ts';
import type { SoundPlan } from '../plan/plan.ts';
import { createSoundMeters } from '../score/sound-meters.ts';
import type { SoundTap } from '../score/taps.ts';
import { inTheMaking } from '../work/in-the-making.ts';
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
  const { sound, taps } = prepared.plan;
  const tap = taps.sound;
  if (sound === null || tap === null) return;
  if ((await folder.read<SoundFacts>(SOUND)) !== null) return;

  await inTheMaking(folder, async (made) => {
    const facts = await makeSound(work, prepared, sound, tap, made);
    work.signal.throwIfAborted();
    if ((await folder.read<SoundFacts>(SOUND)) !== null) return;
    await work.output.add(join(made, 'output'));
    await folder.finish(SOUND, made, facts);
  });
}

async function makeSound(
  work: StepWork,
  { plan, probe, remuxed }: PreparedFacts,
  sound: SoundPlan,
  tap: SoundTap,
  made: string,
): Promise<SoundFacts> {
  const { limits, signal, ladder } = work;
  const outputFolder = join(made, 'output');
  await mkdir(outputFolder);
  const { durationSeconds } = probe;
  const common = {
    ...{ input: sourceInput(work, remuxed), plan, sound, outputFolder },
    ...{ durationSeconds, limits, signal },
  };
  const share = (seconds: number) => Math.min(1, seconds / durationSeconds);
  const meters = createSoundMeters(tap);
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
  return { measured, sounds };
}
