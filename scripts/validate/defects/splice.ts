import type { Span } from './spans.ts';

/** Pieces of the picture (and of the sound) one behind another, as graphs from [in] to [out]. */
export function splicePicture(pieces: readonly Span[]): string {
  return splice(pieces, 'split', 'trim', 'setpts=PTS-STARTPTS', 'v=1:a=0');
}

export function spliceSound(pieces: readonly Span[]): string {
  return splice(pieces, 'asplit', 'atrim', 'asetpts=PTS-STARTPTS', 'v=0:a=1');
}

function splice(
  pieces: readonly Span[],
  ...[split, trim, restart, kinds]: [string, string, string, string]
): string {
  // Labels of picture and sound must not be the same.
  const label = (index: number) => `${trim}${index}`;
  const taken = pieces.map((_, index) => `[${label(index)}]`).join('');
  const trimmed = pieces.map(
    ({ startSeconds, endSeconds }, index) =>
      `[${label(index)}]${trim}=${startSeconds.toFixed(6)}:${endSeconds.toFixed(6)},${restart}[${label(index)}t]`,
  );
  const joined = pieces.map((_, index) => `[${label(index)}t]`).join('');
  return `[in]${split}=${pieces.length}${taken};${trimmed.join(';')};${joined}concat=n=${pieces.length}:${kinds}[out]`;
}
