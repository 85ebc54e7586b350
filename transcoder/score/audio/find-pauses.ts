import { DIGITAL_SILENCE, FRAMES_A_SECOND, type Levels, toDb } from './levels.ts';

/** Frames from start up to, not including, end, in which nobody speaks: what is heard there is the room. */
export type Pause = Readonly<{ start: number; end: number }>;

/** Levels are smoothed over so many frames: 100 ms of noise have a level, 20 ms a chance one. */
const SMOOTH_FRAMES = 5;
/** A pause is looked for within a second to either side of each second: speech rests every two or three. */
const WINDOW_SECONDS = 1;
/** What lies so far above the quietest moment nearby is still the room: noise spreads by less, words by more. */
const SPEECH_MARGIN = 10 ** (6 / 10);
const VOICE_MARGIN = 10 ** (7 / 10);
/** Joint evidence of both bands may be that much worse than the best nearby. */
const JOINT_MARGIN = 1.25;
/**
 * Half a second at one level is a pause; the dips between syllables are short. Where there are no such pauses,
 * shorter ones must do.
 */
const PLATEAUS = [25, 17, 12] as const;
/** So many frames of pauses are enough to know the noise. */
const ENOUGH_FRAMES = 50;
const ENOUGH_SHARE = 0.01;
/** What lies so far above the quietest pauses of a lesson is a sustained sound, unless it is as steady as noise. */
const TOP = 10 ** (14 / 10);
const QUIETEST_SHARE = 0.15;
/** From frame to frame, in dB: voices and strings waver by more, an electronic tone by less. */
const STEADY_DB = { speech: 1.4, treble: 2.1, tone: 0.1 } as const;

/**
 * The pauses of speech: plateaus at the bottom of the levels in both bands, without digital silence. Judged above
 * 100 Hz alone, so that rumble, whose level wanders, is met as it comes.
 */
export function findPauses(levels: Levels): Pause[] {
  const joint = jointHeight(levels);
  const lowest = spreadMinimum(joint);
  const runs: Pause[] = [];
  let start = -1;
  for (let frame = 0; frame <= joint.length; frame += 1) {
    const second = Math.floor(frame / FRAMES_A_SECOND);
    const inside =
      frame < joint.length &&
      Number.isFinite(joint[frame]!) &&
      joint[frame]! <= Math.max(1, lowest[second]! * JOINT_MARGIN);
    if (inside && start < 0) start = frame;
    if (!inside && start >= 0) {
      runs.push({ start, end: frame });
      start = -1;
    }
  }
  const enough = Math.min(ENOUGH_FRAMES, Math.max(15, ENOUGH_SHARE * joint.length));
  for (const least of PLATEAUS) {
    const plateaus = runs.filter(({ start, end }) => end - start >= least);
    if (countFrames(plateaus) >= enough) return dropSustained(plateaus, levels);
  }
  return dropSustained(runs, levels);
}

/** How far each frame lies above the quietest moments nearby: at most 1 inside both bands' margins. */
function jointHeight({ full, voice, speech }: Levels): Float64Array {
  const smoothSpeech = smooth(speech, full);
  const smoothVoice = smooth(voice, full);
  const speechFloor = spreadMinimum(smoothSpeech);
  const voiceFloor = spreadMinimum(smoothVoice);
  return smoothSpeech.map((power, frame) => {
    const second = Math.floor(frame / FRAMES_A_SECOND);
    return Math.max(
      power / (speechFloor[second]! * SPEECH_MARGIN),
      smoothVoice[frame]! / (voiceFloor[second]! * VOICE_MARGIN),
    );
  });
}

/** Running means; infinite next to digital silence, where there is no room to be heard. */
function smooth(powers: Float32Array, full: Float32Array): Float64Array {
  const side = (SMOOTH_FRAMES - 1) / 2;
  const smoothed = new Float64Array(powers.length).fill(Number.POSITIVE_INFINITY);
  let lastSilent = -1;
  for (let frame = 0; frame < powers.length; frame += 1) {
    if (full[frame]! <= DIGITAL_SILENCE) lastSilent = frame;
    // One frame more on each side: a frame that is silent in part has a level that means nothing.
    if (frame < SMOOTH_FRAMES || frame - lastSilent <= SMOOTH_FRAMES + 1) continue;
    let sum = 0;
    for (let each = frame - SMOOTH_FRAMES; each < frame; each += 1) sum += powers[each]!;
    smoothed[frame - 1 - side] = sum / SMOOTH_FRAMES;
  }
  return smoothed;
}

/** Of each second, the lowest value in it and in its neighbours. */
function spreadMinimum(values: Float64Array): Float64Array {
  const seconds = Math.floor(values.length / FRAMES_A_SECOND) + 1;
  const own = new Float64Array(seconds).fill(Number.POSITIVE_INFINITY);
  values.forEach((value, frame) => {
    const second = Math.floor(frame / FRAMES_A_SECOND);
    if (value < own[second]!) own[second] = value;
  });
  return own.map((_, second) =>
    own
      .subarray(Math.max(0, second - WINDOW_SECONDS), second + WINDOW_SECONDS + 1)
      .reduce((least, each) => Math.min(least, each), Number.POSITIVE_INFINITY),
  );
}

/** Without what is far louder, in either band, than the quietest pauses, but for noise. */
function dropSustained(pauses: readonly Pause[], levels: Levels): Pause[] {
  const { speech, voice } = levels;
  const limits = [speech, voice].map((band) => TOP * quietest(pauses, band));
  return pauses.filter(
    (pause) =>
      [speech, voice].every((band, index) => meanWithin(band, pause) <= limits[index]!) ||
      (pause.end - pause.start >= PLATEAUS[0] && isNoiseLike(pause, levels)),
  );
}

function isNoiseLike(pause: Pause, { speech, treble }: Levels): boolean {
  const wavers = deviationDb([pause], speech);
  return (
    wavers >= STEADY_DB.tone &&
    wavers <= STEADY_DB.speech &&
    deviationDb([pause], treble) <= STEADY_DB.treble
  );
}

function quietest(pauses: readonly Pause[], band: Float32Array): number {
  const sorted = pauses
    .map((pause) => ({ level: meanWithin(band, pause), frames: pause.end - pause.start }))
    .sort((a, b) => a.level - b.level);
  let left = QUIETEST_SHARE * countFrames(pauses);
  for (const { level, frames } of sorted) {
    left -= frames;
    if (left <= 0) return level;
  }
  return Number.POSITIVE_INFINITY;
}

/** Mean power in a pause. */
export function meanWithin(band: Float32Array, { start, end }: Pause): number {
  let sum = 0;
  for (let frame = start; frame < end; frame += 1) sum += band[frame]!;
  return sum / (end - start);
}

/** How many frames pauses have together. */
export function countFrames(pauses: readonly Pause[]): number {
  return pauses.reduce((sum, { start, end }) => sum + end - start, 0);
}

/** Standard deviation of the frames' levels in dB. */
export function deviationDb(pauses: readonly Pause[], band: Float32Array): number {
  const levels = pauses.flatMap(({ start, end }) => Array.from(band.subarray(start, end), toDb));
  const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
  return Math.sqrt(levels.reduce((sum, level) => sum + (level - mean) ** 2, 0) / levels.length);
}
