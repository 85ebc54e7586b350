import { once } from 'node:events';
import {
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as overHttp,
} from 'node:http';
import { request as overHttps } from 'node:https';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { Line } from './line.ts';
import { type Refused, SendError } from './send-error.ts';

export type TusRequest = Readonly<{
  method: 'GET' | 'HEAD' | 'OPTIONS' | 'PATCH' | 'POST';
  url: string;
  headers?: Readonly<Record<string, string>>;
  body?: Buffer;
  /** Whether it is about an upload that the server has told us of. */
  begun?: boolean;
  /** Bytes of the body that are on their way. */
  onSent?: (bytes: number) => void;
}>;

export type TusAnswer = Readonly<{ headers: IncomingHttpHeaders; body: string }>;

const SLICE_BYTES = 64 * 1024;

/** Sends one request and resolves to its answer, a 2xx. Throws SendError for any other end, or the signal's reason. */
export async function tusRequest(line: Line, request: TusRequest): Promise<TusAnswer> {
  const { signal } = line;
  const { begun = false, onSent = () => {} } = request;
  signal.throwIfAborted();
  const body = request.body ?? Buffer.alloc(0);
  const outgoing = open(line, request, body);
  try {
    const answered = answerTo(outgoing);
    // What ends the writing early, an answer or a broken line, is seen there.
    pipeline(slicesOf(body, onSent), outgoing).catch(() => {});
    const { headers, refused, said } = await answered;
    if (refused === null) return { headers, body: said };
    throw new SendError(`the server answered ${refused.status}`, { begun, refused });
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof SendError) throw cause;
    throw new SendError(reasonOf(cause), { begun }, { cause });
  } finally {
    if (!outgoing.writableFinished) outgoing.destroy();
  }
}

function open(line: Line, { method, url, headers }: TusRequest, body: Buffer): ClientRequest {
  const { patienceMilliseconds, signal, token } = line;
  const outgoing = (url.startsWith('https:') ? overHttps : overHttp)(url, {
    method,
    signal,
    timeout: patienceMilliseconds,
    headers: {
      'tus-resumable': '1.0.0',
      authorization: `Bearer ${token}`,
      ...(body.length > 0 ? { 'content-length': body.length } : {}),
      ...headers,
    },
  });
  const seconds = patienceMilliseconds / 1000;
  outgoing.on('timeout', () => outgoing.destroy(new Error(`no byte moved for ${seconds} s`)));
  return outgoing.on('error', () => {});
}

async function answerTo(outgoing: ClientRequest) {
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
  const said = await text(response);
  const status = response.statusCode ?? 0;
  const retryAfter = response.headers['retry-after'] ?? null;
  const refused: Refused | null =
    status >= 200 && status < 300 ? null : { status, retryAfter, body: said };
  return { headers: response.headers, refused, said };
}

function* slicesOf(body: Buffer, onSent: (bytes: number) => void): Iterable<Buffer> {
  for (let start = 0; start < body.length; start += SLICE_BYTES) {
    yield body.subarray(start, start + SLICE_BYTES);
    onSent(Math.min(body.length, start + SLICE_BYTES));
  }
}

/** Node gives some of its network errors (all addresses of a name refused) a code and no message. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || ('code' in error ? String(error.code) : error.name);
}
