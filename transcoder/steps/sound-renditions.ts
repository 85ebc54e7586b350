import type { Ladder } from '../../config/ladder.ts';
import type { SoundRendition } from '../encode/sound-argv.ts';
import type { SoundPlan } from '../plan/plan.ts';
import { planLevelling } from '../plan/plan-levelling.ts';
import type { AudioMeasured } from '../score/measured.ts';
import type { MadeSound } from '../work/results.ts';

/** Folders of the sound's renditions, under the output folder. */
export const SOUND_FOLDERS: Readonly<Record<MadeSound['kind'], string>> = {
  original: 'audio',
  level: 'audio-level',
  low: 'audio-low',
};

export type PlannedSound = Readonly<SoundRendition & Pick<MadeSound, 'kind'> & { folder: string }>;

/** What is made of the sound once its loudness is known: one at the level of all lessons, and a small one for poor lines. */
export function planSoundRenditions(
  sound: SoundPlan,
  measured: AudioMeasured,
  { audio }: Pick<Ladder, 'audio'>,
): readonly PlannedSound[] {
  const gain = planLevelling(
    {
      integratedLufs: measured.loudness.integratedLufs,
      truePeakDbtp: measured.truePeakDbtp,
    },
    audio.level,
  );
  const { original, low } = audio;
  const level: PlannedSound = {
    kind: 'level',
    folder: SOUND_FOLDERS.level,
    gainDb: gain ?? 0,
    channels: sound.channels,
    bitrateKbps: Math.round((original.bitrateKbps * sound.channels) / original.channels),
    sampleRateHz: original.sampleRateHz,
  };
  return [
    ...(gain === null ? [] : [level]),
    { kind: 'low', folder: SOUND_FOLDERS.low, gainDb: gain ?? 0, ...low },
  ];
}
