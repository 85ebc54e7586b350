import type { AudioRung } from '../../config/ladder.ts';
import type { AudioProbe } from '../probe/probe.ts';
import type { SoundPlan } from './plan.ts';

/** What a file that does not name its language is taken for. */
const USUAL_LANGUAGE = 'zh';

/** The original sound. Encoded, a single microphone stays one channel, at half the bits. */
export function planSound(audio: AudioProbe, rung: AudioRung, copied: boolean): SoundPlan {
  const channels = audio.channels === 1 ? 1 : rung.channels;
  const { streamIndex } = audio;
  const language = audio.language ?? USUAL_LANGUAGE;
  if (copied) {
    const { bitrateKbps, sampleRateHz } = audio;
    return { streamIndex, copied, bitrateKbps, sampleRateHz, channels, language };
  }
  return {
    streamIndex,
    copied,
    bitrateKbps: Math.round((rung.bitrateKbps * channels) / rung.channels),
    sampleRateHz: rung.sampleRateHz,
    channels,
    language,
  };
}
