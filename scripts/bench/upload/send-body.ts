import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { UploadBody } from './upload-body.ts';

export type BodyTarget = Readonly<{
  port: number;
  method: 'PATCH' | 'PUT';
  path: string;
  headers: Readonly<Record<string, string>>;
  signal: AbortSignal;
}>;

/** Sends a body in one request and waits for the answer; throws unless it is 204. */
export async function sendBody(target: BodyTarget, body: UploadBody): Promise<void> {
  const { signal, ...options } = target;
  const headers = { ...options.headers, 'content-length': String(body.sizeBytes) };
  const outgoing = request({ host: '127.0.0.1', ...options, headers, signal });
  const answered = once(outgoing, 'response') as Promise<[IncomingMessage]>;
  const [[response]] = await Promise.all([answered, pipeline(body.open(), outgoing)]);
  response.resume();
  await once(response, 'end');
  if (response.statusCode !== 204) throw new Error(`${target.path}: ${response.statusCode}`);
}
