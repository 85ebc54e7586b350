import type { AudioRung } from '../../config/ladder.ts';
import type { AudioProbe } from '../probe/probe.ts';
import type { SoundPlan } from './plan.ts';

/** What a file that does not name its language is taken for. */
const USUAL_LANGUAGE = 'zh';

/** One sound rendition. A single microphone stays one channel, at half the bits. */
export function planSound(audio: AudioProbe, rung: AudioRung): SoundPlan {
  const channels = audio.channels === 1 ? 1 : rung.channels;
  return {
    streamIndex: audio.streamIndex,
    bitrateKbps: Math.round((rung.bitrateKbps * channels) / rung.channels),
    sampleRateHz: rung.sampleRateHz,
    channels,
    language: audio.language ?? USUAL_LANGUAGE,
  };
}
