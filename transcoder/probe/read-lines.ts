/** Hands on whole lines of text that comes in pieces, without their breaks. A last one without a break was cut short. */
export function readLines(take: (line: string) => void): { add(bytes: Uint8Array): void } {
  const decoder = new TextDecoder();
  let rest = '';
  return {
    add(bytes) {
      const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) take(line);
    },
  };
}
