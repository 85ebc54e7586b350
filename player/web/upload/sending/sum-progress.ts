import { measureSpeed } from './measure-speed.ts';
import { isMoving, type UploadRow } from './upload-row.ts';

export type UploadProgress = Readonly<{
  sentBytes: number;
  totalBytes: number;
  /** 0 to 1. */
  share: number;
  /** Of all files together; null while nothing moves. */
  bytesPerSecond: number | null;
}>;

/** How far all files are that are on their way; `arrivedBytes` have come before them. null when there are none. */
export function sumProgress(
  rows: readonly UploadRow[],
  arrivedBytes: number,
  nowMs: number,
): UploadProgress | null {
  const begun = rows.filter((row) => isMoving(row) || row.state.name === 'paused');
  if (begun.length === 0) return null;
  const sentBytes = arrivedBytes + sum(begun.map((row) => row.sentBytes));
  const totalBytes = arrivedBytes + sum(begun.map((row) => row.sizeBytes));
  const speeds = begun
    .filter((row) => row.state.name === 'sending')
    .map((row) => measureSpeed(row.samples, nowMs))
    .filter((speed) => speed !== null);
  return {
    sentBytes,
    totalBytes,
    share: totalBytes === 0 ? 0 : sentBytes / totalBytes,
    bytesPerSecond: speeds.length === 0 ? null : sum(speeds),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
