import { UsageError } from '../../terminal/parse-options.ts';

export const UPLOAD_PARTS = ['throughput', 'slow', 'half-open'] as const;
export type UploadPart = (typeof UPLOAD_PARTS)[number];

export type UploadBenchOptions = Readonly<{
  parts: readonly UploadPart[];
  /** throughput: size of the upload over one connection; over 16, each brings a quarter of it. */
  mebibytes: number;
  /** slow: how many at once, and how long each of them takes. */
  uploads: number;
  seconds: number;
}>;

type Values = Readonly<Partial<Record<'only' | 'mebibytes' | 'uploads' | 'seconds', string>>>;

/** What was asked for on the command line; throws UsageError. */
export function parseUploadBenchOptions(values: Values): UploadBenchOptions {
  return {
    parts: values.only === undefined ? UPLOAD_PARTS : [readPart(values.only)],
    mebibytes: readNumber('mebibytes', values.mebibytes, 512, 32, 4096),
    uploads: readNumber('uploads', values.uploads, 1000, 1, 10_000),
    seconds: readNumber('seconds', values.seconds, 30, 1, 600),
  };
}

function readPart(value: string): UploadPart {
  const part = UPLOAD_PARTS.find((each) => each === value);
  if (part !== undefined) return part;
  const names = UPLOAD_PARTS.join('|');
  throw new UsageError(`--only 应为 ${names}`, `--only is ${names}`);
}

function readNumber(
  name: string,
  value: string | undefined,
  unset: number,
  min: number,
  max: number,
): number {
  if (value === undefined) return unset;
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= min && number <= max) return number;
  throw new UsageError(
    `--${name} 应为 ${min} 至 ${max}`,
    `--${name} is a whole number from ${min} to ${max}`,
  );
}
