const PINO_ERROR = 50;

/**
 * A child's log line under the process's name. What is no JSON object (a stack trace of a crash, say) becomes
 * one, as an error: nothing but the log is meant to be written there.
 */
export function nameLine(process: string, line: string, now: Date): string {
  const name = `"process":${JSON.stringify(process)}`;
  if (line.startsWith('{"') && line.endsWith('}')) return `{${name},${line.slice(1)}`;
  return JSON.stringify({ process, level: PINO_ERROR, time: now.toISOString(), msg: line });
}
