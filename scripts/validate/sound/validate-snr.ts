import { createLevelMeter } from '../../../transcoder/score/audio/level-meter.ts';
import type { FigureRow } from '../figure-row.ts';
import { createRandom } from '../material/random.ts';
import type { ValidateRun } from '../validate-run.ts';
import { NOISES } from './make-noise.ts';
import { makeSpeech, meanSquare } from './make-speech.ts';

const SECONDS = 30;
const VOICES = 4;
const RATIOS_DB = [10, 20, 30, 40, 50] as const;
const TOLERANCE_DB = 3;

/**
 * Speech mixed with noise at known ratios, read both as mixers say it: over the speech while it is active, and over all of
 * the clip. One row a ratio: the worst reading by either.
 */
export async function validateSnr(run: ValidateRun): Promise<FigureRow[]> {
  const errors = new Map<number, { off: number; name: string }[]>(
    RATIOS_DB.map((ratio) => [ratio, []]),
  );
  for (let voice = 0; voice < VOICES; voice += 1) {
    const seed = 2 * voice + (run.half === 'tune' ? 0 : 1);
    const random = createRandom(seed).fork('snr');
    const speech = await makeSpeech(random, SECONDS, run.signal);
    for (const { name, make } of NOISES) {
      run.signal.throwIfAborted();
      const noise = make(random.fork(name), speech.samples.length);
      for (const ratio of RATIOS_DB) {
        const gain = Math.sqrt(speech.activePower / 10 ** (ratio / 10) / meanSquare(noise));
        const meter = createLevelMeter({ sampleRateHz: 48_000, channels: 1 });
        meter.samples([speech.samples.map((value, index) => value + gain * noise[index]!)]);
        const read = meter.result().snrDb ?? Number.NEGATIVE_INFINITY;
        const overAll = ratio + 10 * Math.log10(meanSquare(speech.samples) / speech.activePower);
        const off = [read - ratio, read - overAll].reduce((a, b) =>
          Math.abs(b) > Math.abs(a) ? b : a,
        );
        errors.get(ratio)!.push({ off, name: `${name}, seed ${seed}` });
      }
    }
    run.say(`signal to noise: ${voice + 1} of ${VOICES} voices`);
  }
  return [...errors].map(([ratio, list]) => {
    const worst = list.reduce((a, b) => (Math.abs(b.off) > Math.abs(a.off) ? b : a));
    const within = list.filter(({ off }) => Math.abs(off) <= TOLERANCE_DB).length;
    return {
      name: `signal to noise at ${ratio} dB`,
      ...{ value: Number(worst.off.toFixed(2)), unit: 'dB off' },
      ...{ limit: `±${TOLERANCE_DB}`, ok: within === list.length },
      detail: `${within} of ${list.length} within; worst: ${worst.name}`,
    };
  });
}
