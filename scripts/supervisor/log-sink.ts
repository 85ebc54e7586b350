import { type Logger, pino } from 'pino';
import { prettyFactory } from 'pino-pretty';
import type { Settings } from '../../config/settings.ts';
import { nameLine } from './name-line.ts';

export type LogSink = Readonly<{
  /** Passes on a line that a child wrote. */
  pass: (process: string, line: string) => void;
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
    pass: (process, line) => write(nameLine(process, line, new Date())),
    logOf: (process) =>
      pino(
        { level, base: { process }, timestamp: pino.stdTimeFunctions.isoTime },
        { write: (line: string) => write(line.trimEnd()) },
      ),
  };
}
