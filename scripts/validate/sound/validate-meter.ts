import {
  createLoudnessMeter,
  WEIGHTS_5_0,
} from '../../../transcoder/score/audio/loudness-meter.ts';
import { createTruePeakMeter } from '../../../transcoder/score/audio/true-peak-meter.ts';
import type { FigureRow } from '../figure-row.ts';
import { EBU_SIGNALS, type EbuSignal } from './ebu-signals.ts';
import { truePeakSignals } from './true-peak-signals.ts';

/** Each signal of the EBU's tables: how far the worst reading of it is off, against its tolerance. */
export function validateMeter(): FigureRow[] {
  return [...joinSeries(EBU_SIGNALS.map(judgeLoudness)), ...truePeakSignals().map(judgePeak)];
}

function judgeLoudness({ name, files, read, expected, tolerance }: EbuSignal): FigureRow {
  let worst = 0;
  for (const channels of files()) {
    const weights = channels.length === 5 ? WEIGHTS_5_0 : undefined;
    const meter = createLoudnessMeter({ sampleRateHz: 48_000, channels: channels.length }, weights);
    meter.samples(channels);
    const readings = read(meter.result());
    if (readings.length === 0) worst = Number.POSITIVE_INFINITY;
    for (const reading of readings) {
      worst = Math.max(worst, Math.abs((reading ?? Number.NEGATIVE_INFINITY) - expected));
    }
  }
  return {
    name: `EBU ${name}`,
    ...{ value: Number(worst.toFixed(3)), unit: 'LU off' },
    ...{ limit: `≤ ${tolerance}`, ok: worst <= tolerance },
  };
}

/** Signals 11 and 14 are twenty levels each: one row, the worst. */
function joinSeries(rows: readonly FigureRow[]): FigureRow[] {
  const series = new Map<string, FigureRow>();
  for (const row of rows) {
    const name = row.name.split(' at ')[0]!;
    const known = series.get(name);
    if (known === undefined || row.value > known.value) series.set(name, { ...row, name });
  }
  return [...series.values()];
}

function judgePeak({
  name,
  samples,
  expectedDbtp,
}: ReturnType<typeof truePeakSignals>[number]): FigureRow {
  const meter = createTruePeakMeter({ sampleRateHz: 48_000, channels: 1 });
  meter.samples([samples]);
  const off = (meter.result() ?? Number.NEGATIVE_INFINITY) - expectedDbtp;
  return {
    name: `EBU ${name}`,
    ...{ value: Number(off.toFixed(3)), unit: 'dB off' },
    ...{ limit: '−0.4 … +0.2', ok: off <= 0.2 && off >= -0.4 },
  };
}
