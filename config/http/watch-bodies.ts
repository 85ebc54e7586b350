import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HttpServer } from './http-server.ts';

/** How long the rest of a request's body is waited for. Seconds. */
export type BodyPatience = Readonly<{
  /** For all of a small body. */
  wholeSeconds: number;
  /** Between two reads of a body that may take hours: a route with `longBody`. */
  idleSeconds: number;
}>;

export const BODY_PATIENCE: BodyPatience = { wholeSeconds: 30, idleSeconds: 60 };

type Raw = FastifyRequest['raw'];

/**
 * Closes the connection of a body that does not come, also while an answer that did not wait for it is on its
 * way. Neither a slow but living upload nor the time to store one is cut.
 */
export function watchBodies(server: HttpServer, patience: BodyPatience): void {
  server.addHook('onRequest', async ({ raw, routeOptions }, reply) => {
    if (raw.complete || !bringsBody(raw)) return;
    if (routeOptions.config?.longBody === true) endWhenIdle(raw, reply.raw, patience.idleSeconds);
    else endWhenLate(raw, patience.wholeSeconds);
  });
}

function bringsBody({ headers }: Raw): boolean {
  const length = headers['content-length'];
  return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
}

/** Once an answer is out, its socket waits as for any idle connection. */
function endWhenIdle(raw: Raw, answer: FastifyReply['raw'], seconds: number): void {
  const { socket } = raw;
  socket.setTimeout(seconds * 1000);
  raw.on('timeout', () => {
    // Bytes that wait for us, because the disk is slow or others come first, are not silence.
    if (raw.readableLength > 0) socket.setTimeout(seconds * 1000);
    else socket.destroy();
  });
  raw.once('end', () => {
    if (!answer.writableFinished) socket.setTimeout(0);
  });
}

function endWhenLate(raw: Raw, seconds: number): void {
  const timer = setTimeout(() => {
    if (!raw.complete) raw.destroy();
  }, seconds * 1000).unref();
  raw.once('close', () => clearTimeout(timer));
}
