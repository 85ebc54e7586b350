import { PassThrough } from 'node:stream';

/** One reader's server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
export type EventStream = Readonly<{
  /** What is sent to the reader. */
  body: PassThrough;
  send(event: Readonly<{ id: number; name: string; data: unknown }>): void;
  /** A comment: keeps proxies from closing the connection. */
  beat(): void;
  end(): void;
}>;

/** What may wait for a reader that does not read; one that falls further behind is dropped and comes back by itself. */
const LONGEST_BACKLOG_BYTES = 1024 * 1024;
const RETRY_MS = 2000;

export function createEventStream(): EventStream {
  const body = new PassThrough({ highWaterMark: LONGEST_BACKLOG_BYTES });
  const write = (text: string) => {
    if (body.writableEnded || body.destroyed) return;
    if (!body.write(text)) body.destroy();
  };
  // Sends the headers at once.
  write(`retry: ${RETRY_MS}\n\n`);
  return {
    body,
    send: ({ id, name, data }) =>
      write(`id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`),
    beat: () => write(': still here\n\n'),
    end: () => body.end(),
  };
}
