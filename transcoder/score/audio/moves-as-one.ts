/** How loud the louder moments are in a band, the quietest, and the quiet, in dB. */
export type BandSide = Readonly<{ loud: number; floor: number; low: number }>;

/** One stretch, in the bands speech, voice and treble. */
export type Side = readonly BandSide[];

/** The louder moments of one voice differ by no more between two stretches of some seconds. */
const LOUD_SPREAD_DB = 3.5;
/** The room's noise is met again within these; within more where the quiet moments do not lie together. */
const ROOM_DB = 4.5;
const UNSURE_ROOM_DB = 6;
const ROOM_SPREAD_DB = 4;
/** Of a small step the room follows most. */
const LEAST_FOLLOWED = 0.4;
/** Below this the floor is the recorder's own, and does not follow a gain. */
const RECORDER_DBFS = -72;
/** Where no room is heard only a large step, between words on both sides, is beyond what a speaker does. */
const ROOMLESS_LEAST_DB = 9;
const WORDS_OVER_LOW_DB = 10;

/** Whether a gain explains the step: it lifts all bands alike, and the room with the voice. Another speaker does neither. */
export function movesAsOne(before: Side, after: Side): boolean {
  const bands = before.map((from, band) => ({ from, to: after[band]! }));
  const shifts = bands.map(({ from, to }) => to.loud - from.loud);
  const step = shifts.reduce((sum, shift) => sum + shift, 0) / shifts.length;
  if (shifts.some((shift) => Math.abs(shift - step) > LOUD_SPREAD_DB)) return false;
  const rooms = bands.filter(({ from, to }) => Math.min(from.floor, to.floor) > RECORDER_DBFS);
  if (rooms.length === 0) {
    const words = bands.every(({ from, to }) => hasWords(from) && hasWords(to));
    return words && Math.abs(step) >= ROOMLESS_LEAST_DB;
  }
  return rooms.every(({ from, to }) => roomFollows(from, to, step));
}

function roomFollows(from: BandSide, to: BandSide, step: number): boolean {
  const missed = Math.min(
    Math.abs(to.floor - from.floor - step),
    Math.abs(to.low - from.low - step),
  );
  const sure = isRoom(from) && isRoom(to);
  const allowed = sure ? ROOM_DB : UNSURE_ROOM_DB;
  return missed <= Math.min(allowed, (1 - LEAST_FOLLOWED) * Math.abs(step));
}

function isRoom({ floor, low }: BandSide): boolean {
  return low - floor <= ROOM_SPREAD_DB;
}

function hasWords({ loud, low }: BandSide): boolean {
  return loud - low >= WORDS_OVER_LOW_DB;
}
