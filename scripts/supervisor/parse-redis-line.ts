export type RedisLine = Readonly<{ level: 'debug' | 'info' | 'warn'; text: string }>;

/** `PID:ROLE DAY MONTH YEAR TIME LEVEL text`; the level is one of `.` `-` `*` `#`. */
const LINE = /^\d+:[XCSM] \d+ \w+ \d+ [\d:.]+ ([.\-*#]) (.*)$/;
/** What its signal handler writes has a form of its own. */
const SIGNAL_LINE = /^\d+:signal-handler \(\d+\) (.*)$/;
/** Said at every start of most machines, and about forking a large data set; ours is a queue. */
const HARMLESS = /overcommit/;
const TROUBLE = /warning|error|fail|can't|cannot|corrupt|out of memory/i;

/** Redis marks banners and trouble alike with `#`, so the words decide. A line of another form is told as it is. */
export function parseRedisLine(line: string): RedisLine {
  const ofSignal = SIGNAL_LINE.exec(line);
  if (ofSignal) return { level: 'debug', text: ofSignal[1]! };
  const found = LINE.exec(line);
  if (!found) return { level: 'info', text: line };
  const text = found[2]!;
  if (found[1] !== '#') return { level: 'debug', text };
  return { level: TROUBLE.test(text) && !HARMLESS.test(text) ? 'warn' : 'debug', text };
}
