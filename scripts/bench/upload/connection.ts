import { once } from 'node:events';
import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export type Asked = Readonly<{
  method: 'POST' | 'HEAD' | 'PATCH' | 'PUT' | 'DELETE';
  path: string;
  headers?: Readonly<Record<string, string>>;
  body?: Iterable<Buffer> | AsyncIterable<Buffer>;
  /** Content-Length of the body. */
  sizeBytes?: number;
  /** The status that is wanted. */
  status: number;
}>;

/** One connection to a server on this machine, a request at a time. */
export type Connection = Readonly<{
  /** Sends a request and gives the answer's headers. Throws as soon as another status comes. */
  ask(asked: Asked): Promise<IncomingMessage['headers']>;
  close(): void;
}>;

export function openConnection(port: number, signal: AbortSignal): Connection {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    async ask({ method, path, headers, body, sizeBytes = 0, status }) {
      const to = { host: '127.0.0.1', port, agent, method, path, signal };
      const length = body === undefined ? {} : { 'content-length': String(sizeBytes) };
      const outgoing = request({ ...to, headers: { ...headers, ...length } });
      const answered = readAnswer(outgoing, `${method} ${path}`, status);
      // Nobody reads the rest of a body that is refused.
      answered.catch(() => outgoing.destroy());
      if (body === undefined) outgoing.end();
      else await pipeline(Readable.from(body, { objectMode: false }), outgoing).catch(() => {});
      return answered;
    },
    close: () => agent.destroy(),
  };
}

async function readAnswer(outgoing: ClientRequest, what: string, status: number) {
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  if (answer.statusCode !== status) throw new Error(`${what}: ${answer.statusCode}`);
  answer.resume();
  await once(answer, 'end');
  return answer.headers;
}
