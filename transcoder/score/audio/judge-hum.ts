import type { HumMeasured } from '../measured.ts';
import { percentile } from '../percentile.ts';
import { toDb } from './levels.ts';
import { type Line, MAINS_LINES } from './line-probe.ts';

/** All lines of MAINS_LINES, in one window of half a second. */
export type HumWindow = readonly Line[];

/** From one window to the next. */
export const HOP_SECONDS = 0.25;

/** The quieter windows of each line are asked: those between the words. */
const QUIET_SHARE = 0.5;
/** A line stands 10 dB over what lies beside it … */
const OVER_BESIDE = 10;
/** … keeps its phase from window to window (noise: 0.2, voices and strings less than half) … */
const LEAST_STEADINESS = 0.85;
/** … and its frequency: the notes of music lie 0.9 Hz and more from the mains and all its harmonics. */
const MAX_OFFSET_HZ = 0.6;
/** … and its strength: 25th to 75th percentile. */
const MAX_SPREAD_DB = 5;
const LEAST_DBFS = -75;
const HARMONICS = MAINS_LINES.length / 2;

/** The hum of the mains in some seconds of one channel; none or one of each frequency. */
export function judgeHum(
  windows: readonly HumWindow[],
): Pick<HumMeasured, 'mainsHz' | 'levelDbfs'>[] {
  return ([50, 60] as const).flatMap((mainsHz, index) => {
    const powers = Array.from({ length: HARMONICS }, (_, harmonic) =>
      steadyPower(windows, index * HARMONICS + harmonic),
    );
    // One of the first two: a line higher up alone is a tone of something else.
    if (powers[0] === 0 && powers[1] === 0) return [];
    const levelDbfs = toDb(powers.reduce((sum, power) => sum + power, 0));
    return levelDbfs < LEAST_DBFS ? [] : [{ mainsHz, levelDbfs }];
  });
}

/** Mean square of a line that is there throughout; 0 where it is none. */
function steadyPower(windows: readonly HumWindow[], line: number): number {
  const heard = windows.map((window) => window[line]!);
  const sorted = heard.map(({ beside }) => beside).sort((a, b) => a - b);
  const quiet = percentile(sorted, QUIET_SHARE);
  const asked = heard.filter(({ beside }) => beside <= quiet);
  const powers = asked.map(({ re, im }) => re * re + im * im).sort((a, b) => a - b);
  const middle = percentile(powers, 0.5);
  const beside = percentile(
    asked.map((each) => each.beside).sort((a, b) => a - b),
    0.5,
  );
  if (middle === 0 || middle < OVER_BESIDE * beside) return 0;
  // The advance of the phase repeats every 4 Hz: the tone must lie on the line, not between it and the next.
  if (asked.filter((each) => each.re ** 2 + each.im ** 2 < each.near).length > asked.length / 4) {
    return 0;
  }
  if (toDb(percentile(powers, 0.75)) - toDb(percentile(powers, 0.25)) > MAX_SPREAD_DB) return 0;
  const turns = MAINS_LINES[line]! * HOP_SECONDS;
  const { steadiness, offsetTurns } = followPhase(heard, quiet, turns);
  const steady =
    steadiness >= LEAST_STEADINESS && Math.abs(offsetTurns) <= MAX_OFFSET_HZ * HOP_SECONDS;
  return steady ? middle : 0;
}

/** How alike the advance of the phase is between neighbouring quiet windows, and by how much it misses. */
function followPhase(heard: readonly Line[], quiet: number, turns: number) {
  let re = 0;
  let im = 0;
  let pairs = 0;
  heard.forEach((now, index) => {
    const before = heard[index - 1];
    if (before === undefined || now.beside > quiet * 2 || before.beside > quiet * 2) return;
    const size = Math.hypot(now.re, now.im) * Math.hypot(before.re, before.im);
    if (size === 0) return;
    re += (now.re * before.re + now.im * before.im) / size;
    im += (now.im * before.re - now.re * before.im) / size;
    pairs += 1;
  });
  if (pairs < 4) return { steadiness: 0, offsetTurns: 0 };
  const missed = Math.atan2(im, re) / (2 * Math.PI) - turns;
  return { steadiness: Math.hypot(re, im) / pairs, offsetTurns: missed - Math.round(missed) };
}
