import { SendError } from './send-error.ts';
import type { TusAnswer } from './tus-request.ts';

/** Upload-Offset of an answer, in bytes. Throws SendError for one that cannot be: something between us answered. */
export function parseOffset(
  { headers }: Pick<TusAnswer, 'headers'>,
  least: number,
  most: number,
): number {
  const value = headers['upload-offset'];
  const offset = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (offset >= least && offset <= most) return offset;
  throw new SendError(`the server told a strange offset: ${value}`, { begun: true });
}
