import { type DestinationStream, type Logger, pino } from 'pino';

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';

export type LogOptions = Readonly<{
  level: LogLevel;
  /** Which process writes: `ingest`, `player`, `web`, `transcoder`. */
  role: string;
  /** Default: stderr. */
  destination?: DestinationStream;
}>;

const SECRETS = ['authorization', 'cookie', '["set-cookie"]'];

/** A log of one JSON object a line on stderr, without credentials. Making it readable is the reader's business. */
export function createLog({ level, role, destination }: LogOptions): Logger {
  return pino(
    {
      level,
      base: { role, pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: SECRETS.flatMap((name) =>
          ['headers', 'req.headers', 'res.headers'].map((at) =>
            name.startsWith('[') ? `${at}${name}` : `${at}.${name}`,
          ),
        ),
        censor: '***',
      },
    },
    destination ?? pino.destination({ fd: 2, sync: true }),
  );
}
