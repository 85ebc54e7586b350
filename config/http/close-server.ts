import type { HttpServer } from './http-server.ts';

/** What a request in flight may still take. An upload or a segment cut off then is resumed or asked for again. */
const LAST_REQUESTS_MS = 2000;

/** Takes no new request and lets those in flight end; whichever takes too long loses its connection. */
export async function closeServer(server: HttpServer): Promise<void> {
  const deadline = setTimeout(() => server.server.closeAllConnections(), LAST_REQUESTS_MS);
  try {
    await server.close();
  } finally {
    clearTimeout(deadline);
  }
}
