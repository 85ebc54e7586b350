/** Follows the lines of packetTimesArgv and says how long they last. */
export function followPacketTimes(): {
  add(bytes: Uint8Array): void;
  /** From the first packet's start to the last one's end; 0 when no packet has a time. */
  durationSeconds(): number;
} {
  const decoder = new TextDecoder();
  let rest = '';
  let start = Number.POSITIVE_INFINITY;
  let end = Number.NEGATIVE_INFINITY;

  const takeLine = (line: string) => {
    const [at, duration] = line.split(',').map(Number);
    if (at === undefined || !Number.isFinite(at)) return;
    start = Math.min(start, at);
    end = Math.max(end, at + (Number.isFinite(duration) ? (duration ?? 0) : 0));
  };

  return {
    add(bytes) {
      const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line !== '') takeLine(line);
    },
    durationSeconds: () => (end > start ? end - start : 0),
  };
}
