const PINO_ERROR = 50;

/** Whether a line looks like what a log of ours writes: one JSON object. */
export function isLogLine(line: string): boolean {
  return line.startsWith('{"') && line.endsWith('}');
}

/**
 * What a child wrote, as a log line under the process's name. Text that no log wrote (a crash's stack trace,
 * say) becomes an error's message: nothing but the log is meant to be written there.
 */
export function nameLine(process: string, text: string, now: Date): string {
  if (isLogLine(text)) return `{"process":${JSON.stringify(process)},${text.slice(1)}`;
  return JSON.stringify({ process, level: PINO_ERROR, time: now.toISOString(), msg: text });
}
