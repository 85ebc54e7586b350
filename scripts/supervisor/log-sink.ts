import type { Logger } from 'pino';
import { pino } from 'pino';
import { prettyFactory } from 'pino-pretty';
import type { Settings } from '../../config/settings.ts';
import { isLogLine, nameLine } from './name-line.ts';

export type LogSink = Readonly<{
  /** Takes the lines that a child writes, and passes them on under its name. */
  linesOf: (process: string) => (line: string) => void;
  /** A log of our own, under a process's name. */
  logOf: (process: string) => Logger;
}>;

export type LogSinkOptions = Readonly<{
  stderr: NodeJS.WritableStream & Readonly<{ isTTY?: boolean }>;
  level: Settings['logLevel'];
}>;

/** Where all processes' logs come together: readable on a terminal, one JSON object a line otherwise. */
export function createLogSink({ stderr, level }: LogSinkOptions): LogSink {
  const pretty = prettyFactory({
    colorize: stderr.isTTY === true,
    translateTime: 'SYS:HH:MM:ss',
    messageFormat: '{process}: {msg}',
    ignore: 'pid,hostname,role,process',
    singleLine: true,
  });
  const write = (line: string): void => {
    stderr.write(stderr.isTTY ? pretty(line) : `${line}\n`);
  };
  return {
    linesOf: (process) => joinCrashes((text) => write(nameLine(process, text, new Date()))),
    logOf: (process) =>
      pino(
        { level, base: { process }, timestamp: pino.stdTimeFunctions.isoTime },
        { write: (line: string) => write(line.trimEnd()) },
      ),
  };
}

/** Lines that no log wrote and that arrive together are one stack trace, and become one entry. */
function joinCrashes(pass: (text: string) => void): (line: string) => void {
  const crash: string[] = [];
  const flush = (): void => {
    if (crash.length > 0) pass(crash.splice(0).join('\n'));
  };
  return (line) => {
    if (isLogLine(line)) {
      flush();
      pass(line);
    } else if (line !== '') {
      if (crash.length === 0) setImmediate(flush);
      crash.push(line);
    }
  };
}
