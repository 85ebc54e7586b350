import type { AudioMeasured, Measured } from '../measured.ts';

/** EBU R37: sound up to 40 ms before the picture and 60 ms after it passes; the wider of both. */
const R37_SECONDS = 0.06;
/** An end further away than this may be meant: titles without sound, music that goes on over nothing. */
const MEANT_SECONDS = 1;
const MEANT_SHARE = 0.6;

export type Drift = Readonly<{
  /** By how much the sound ends later than the picture; negative: earlier. */
  seconds: number;
  limitSeconds: number;
  /** The sound is as long as the picture, but starts as much later or earlier too. */
  shifted: boolean;
}>;

/**
 * Sound that does not end with the picture, by more than R37 allows and containers round: a frame of picture and a
 * packet of sound. null: it does, or where the one goes on without the other there is silence, or a still picture.
 */
export function judgeDrift(measured: Measured, audio: AudioMeasured | null): Drift | null {
  const { sound, pictureSeconds, frameSeconds } = measured.timing;
  if (sound === null || audio === null) return null;
  const limitSeconds = R37_SECONDS + (frameSeconds ?? 0.04) + sound.packetSeconds;
  const seconds = sound.endsSeconds;
  if (Math.abs(seconds) <= limitSeconds) return null;
  const ends = pictureSeconds + Math.min(0, seconds);
  if (Math.abs(seconds) > MEANT_SECONDS && isMeant(measured, audio, ends, Math.abs(seconds))) {
    return null;
  }
  return {
    seconds,
    limitSeconds,
    shifted: Math.abs(seconds - sound.startsSeconds) <= limitSeconds,
  };
}

/** Whether the rest is a title or a black picture without sound, or silence behind the picture. */
function isMeant(
  { clarity, timing }: Measured,
  audio: AudioMeasured,
  startSeconds: number,
  lengthSeconds: number,
): boolean {
  const endSeconds = startSeconds + lengthSeconds;
  if ((timing.sound?.endsSeconds ?? 0) > 0) {
    const silent = audio.level.silences.reduce((sum, span) => {
      const [from, to] = [
        Math.max(span.startSeconds, startSeconds),
        Math.min(span.endSeconds, endSeconds),
      ];
      return sum + Math.max(0, to - from);
    }, 0);
    return silent >= MEANT_SHARE * lengthSeconds;
  }
  const rest = clarity.stillness.camera.slice(Math.ceil(startSeconds), Math.floor(endSeconds));
  return rest.length > 0 && rest.filter((alive) => !alive).length >= MEANT_SHARE * rest.length;
}
