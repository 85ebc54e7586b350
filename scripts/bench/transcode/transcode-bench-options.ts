import { UsageError } from '../../terminal/parse-options.ts';

export const TRANSCODE_PARTS = ['cpu', 'playable', 'kill'] as const;
export type TranscodePart = (typeof TRANSCODE_PARTS)[number];

export type TranscodeBenchOptions = Readonly<{ parts: readonly TranscodePart[] }>;

/** What was asked for on the command line; throws UsageError. */
export function parseTranscodeBenchOptions({
  only,
}: Readonly<{ only?: string }>): TranscodeBenchOptions {
  if (only === undefined) return { parts: TRANSCODE_PARTS };
  const part = TRANSCODE_PARTS.find((each) => each === only);
  if (part !== undefined) return { parts: [part] };
  const names = TRANSCODE_PARTS.join('|');
  throw new UsageError(`--only 应为 ${names}`, `--only is ${names}`);
}
