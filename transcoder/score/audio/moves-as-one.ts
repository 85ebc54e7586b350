/** How loud the louder moments are in a band, the quietest, and the quiet, in dB. */
export type BandSide = Readonly<{ loud: number; floor: number; low: number }>;

/** One stretch, in the bands speech, voice and treble. */
export type Side = readonly BandSide[];

/** The louder moments of one voice differ by no more between two stretches of some seconds. */
const LOUD_SPREAD_DB = 3.5;
/** The room's noise is met again within these. */
const FLOOR_SPREAD_DB = 4.5;
/** A floor is the room's where the quiet moments lie together. */
const ROOM_SPREAD_DB = 4;
/** Below this the floor is the recorder's own, and does not follow a gain. */
const RECORDER_DBFS = -72;
/** Where no room is heard only a large step is beyond what a speaker does. */
const ROOMLESS_LEAST_DB = 8;

/** Whether a gain explains the step: it lifts all bands alike, and the room with the voice. Another speaker does neither. */
export function movesAsOne(before: Side, after: Side): boolean {
  const shifts = before.map(({ loud }, band) => after[band]!.loud - loud);
  const step = shifts.reduce((sum, shift) => sum + shift, 0) / shifts.length;
  if (shifts.some((shift) => Math.abs(shift - step) > LOUD_SPREAD_DB)) return false;
  const rooms = before
    .map((side, band) => ({ from: side, to: after[band]! }))
    .filter(({ from, to }) => isRoom(from) && isRoom(to));
  if (rooms.length === 0) return Math.abs(step) >= ROOMLESS_LEAST_DB;
  return rooms.every(({ from, to }) => Math.abs(to.floor - from.floor - step) <= FLOOR_SPREAD_DB);
}

function isRoom({ floor, low }: BandSide): boolean {
  return floor > RECORDER_DBFS && low - floor <= ROOM_SPREAD_DB;
}
