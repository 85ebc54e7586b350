/** Powers (mean squares, mean over the channels) of frames of 20 ms, one entry a frame. */
export type Levels = Readonly<{
  /** Everything. */
  full: Float32Array;
  /** 100 to 300 Hz: the fundamental of voices. */
  voice: Float32Array;
  /** Above 300 Hz: what makes speech understood; the rumble of buildings and air lies below. */
  speech: Float32Array;
  /** Above 2 kHz. */
  treble: Float32Array;
}>;

export const FRAME_SECONDS = 0.02;
export const FRAMES_A_SECOND = 50;

/** Quieter than the last of 16 bits, in power: nothing was recorded here, so it says nothing of the room's noise. */
export const DIGITAL_SILENCE = 10 ** (-87 / 10);

/** In dB; −120 stands for digital silence, which has no level. */
export function toDb(power: number): number {
  return Math.max(-120, 10 * Math.log10(power));
}
