import type { SpeechLanguage } from './speech-texts.ts';

/** A lesson's sound to be made, with nothing wrong with it. */
export type SoundPlan = Readonly<{
  seed: number;
  seconds: number;
  language: SpeechLanguage;
  /** Level of the speech while somebody speaks, dBFS RMS. */
  speechDbfs: number;
  /** Steady noise of the room, dBFS RMS. */
  roomDbfs: number;
  /** How long the room rings until it is 60 dB down; 0: outdoors. */
  reverbSeconds: number;
  /** Pupils against the teacher, dB. */
  pupilDb: number;
}>;
