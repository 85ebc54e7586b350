import type { FigureRow } from '../figure-row.ts';
import type { ValidateRun } from '../validate-run.ts';
import { validateCracks } from './validate-cracks.ts';
import { validateMeter } from './validate-meter.ts';
import { validateSnr } from './validate-snr.ts';

/** The meters of the sound: the EBU's tables, signal to noise, clicks and drop-outs. */
export async function validateSound(run: ValidateRun): Promise<readonly FigureRow[]> {
  const meter = validateMeter();
  run.say("the EBU's signals are read");
  return [...meter, ...(await validateSnr(run)), ...(await validateCracks(run))];
}
