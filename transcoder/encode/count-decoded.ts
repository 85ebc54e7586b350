/** How many frames ffmpeg decoded, by the last words of its verbose log; null where it says nothing. */
export function countDecoded(stderrTail: string): number | null {
  const found = [...stderrTail.matchAll(/(\d+) frames decoded/g)].at(-1)?.[1];
  return found === undefined ? null : Number(found);
}
