/** Semitones above middle C: a tune that stands in for the teacher's voice. */
const TUNE = [0, 4, 7, 12, 7, 4, 2, 5, 9, 14, 9, 5] as const;
const NOTE_SECONDS = 0.5;
const MIDDLE_C_HZ = 261.63;

/** ffmpeg's arguments for a tune of so many seconds, for machines without a speech synthesiser. */
export function melodyArgv(seconds: number, output: string): readonly string[] {
  const notes = Math.ceil(seconds / NOTE_SECONDS);
  const sources = Array.from({ length: notes }, (_, index) => {
    const frequency = MIDDLE_C_HZ * 2 ** (TUNE[index % TUNE.length]! / 12);
    const fade = `afade=t=out:st=${NOTE_SECONDS / 2}:d=${NOTE_SECONDS / 2}`;
    return `sine=frequency=${frequency.toFixed(2)}:duration=${NOTE_SECONDS}:sample_rate=48000,${fade}[n${index}]`;
  });
  const joined = sources.map((_, index) => `[n${index}]`).join('');
  return [
    ...['-hide_banner', '-nostdin', '-loglevel', 'error', '-y'],
    ...['-filter_complex', `${sources.join(';')};${joined}concat=n=${notes}:v=0:a=1[tune]`],
    ...['-map', '[tune]', output],
  ];
}
