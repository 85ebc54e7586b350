import type { HumMeasured, LevelMeasured } from '../measured.ts';

/** A hum that makes up all of the noise leaves this share of it. */
const LEAST_SHARE = 0.001;

/** Second by second, what the speech has over the noise that is no hum: a hum counts as what it is, and once. */
export function snrWithoutHum(
  { secondSnrDb, secondNoiseDbfs }: LevelMeasured,
  hums: readonly HumMeasured[],
): (number | null)[] {
  return secondSnrDb.map((snrDb, second) => {
    const noise = secondNoiseDbfs[second] ?? null;
    if (snrDb === null || noise === null) return snrDb;
    const share = hums
      .filter(({ startSeconds, endSeconds }) => second >= startSeconds - 1 && second < endSeconds)
      .reduce((sum, { levelDbfs }) => sum + 10 ** ((levelDbfs - noise) / 10), 0);
    return snrDb - 10 * Math.log10(Math.max(LEAST_SHARE, 1 - share));
  });
}
