import type { Random } from './random.ts';
import type { Wander } from './wander.ts';

/** Poses held and left: −1 to 1, a quick and soft move between them every one to four seconds. */
export function createGestures(random: Random, seconds: number): Wander {
  const moves: { at: number; takes: number; to: number }[] = [];
  for (let at = random.between(0, 2); at < seconds; at += random.between(0.8, 3.5)) {
    moves.push({ at, takes: random.between(0.35, 0.9), to: random.between(-1, 1) });
  }
  return (now) => {
    let value = 0;
    for (const { at, takes, to } of moves) {
      if (now <= at) break;
      const part = Math.min(1, (now - at) / takes);
      value += (to - value) * part * part * (3 - 2 * part);
    }
    return value;
  };
}
