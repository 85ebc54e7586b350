import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HttpServer } from '../../config/http/http-server.ts';
import { ProblemError } from '../../config/http/problem.ts';
import { negotiateEncoding } from './negotiate-encoding.ts';
import { planMediaAnswer } from './plan-media-answer.ts';
import type { WebFile } from './web-file.ts';

/** Paths that belong to programs: an unknown one is a 404, never a page. */
const NOT_A_PAGE = /^\/(api|media|uploads|metrics|healthz|readyz)(\/|$)/;

/** The built web app at `/`; any other address a browser asks a page of gets index.html, which routes itself. */
export function webAppRoutes(server: HttpServer, files: ReadonlyMap<string, WebFile> | null): void {
  server.route({
    method: ['GET', 'HEAD'],
    url: '/*',
    exposeHeadRoute: false,
    config: { access: 'public' },
    schema: { hide: true },
    handler: async (request, reply) => {
      const path = pathOf(request.url);
      if (path === null || NOT_A_PAGE.test(path)) throw new ProblemError('not-found');
      if (files === null) throw new ProblemError('unavailable', { detail: NOT_BUILT });
      const file =
        files.get(path.slice(1)) ?? (wantsPage(path, request) ? files.get('index.html') : null);
      if (!file) throw new ProblemError('not-found');
      return sendFile(file, request, reply);
    },
  });
}

const NOT_BUILT = {
  zh: '网页尚未构建，请先运行 scripts/youke setup。',
  en: 'The web app has not been built: run scripts/youke setup first.',
};

async function sendFile(file: WebFile, request: FastifyRequest, reply: FastifyReply) {
  const wanted = negotiateEncoding(request.headers['accept-encoding'] as string | undefined);
  const { bytes, coding } = await file.encoded(wanted);
  // Each coding is another representation, so it has an entity tag of its own.
  const etag = coding === 'identity' ? file.etag : file.etag.replace(/"$/, `-${coding}"`);
  const answer = planMediaAnswer(
    { sizeBytes: bytes.length, etag, type: file.type },
    { ifNoneMatch: request.headers['if-none-match'] },
  );
  reply.code(answer.status).header('etag', etag).header('vary', 'Accept-Encoding');
  reply.header('cache-control', file.cacheControl);
  if (coding !== 'identity') reply.header('content-encoding', coding);
  if (answer.send === null) return reply.send();
  reply.header('content-type', file.type).header('content-length', bytes.length);
  return reply.send(request.method === 'HEAD' ? undefined : bytes);
}

/** null where the path cannot be decoded. */
function pathOf(url: string): string | null {
  try {
    return decodeURIComponent(url.split('?', 1)[0]!);
  } catch {
    return null;
  }
}

/** A file that is missing must not come as a page: that is how a browser ends up running HTML as a script. */
function wantsPage(path: string, request: FastifyRequest): boolean {
  const accept = request.headers.accept ?? '';
  return path === '/' || (accept.includes('text/html') && !path.startsWith('/assets/'));
}
