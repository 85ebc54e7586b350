import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { bodyOf, noBody } from '../../config/http/describe-answer.ts';
import type { HttpServer } from '../../config/http/http-server.ts';
import { ProblemError } from '../../config/http/problem.ts';
import { decodeMediaPath, type MediaPath } from '../../storage/media/media-path.ts';
import { MediaNotFoundError, type MediaStore } from '../../storage/media/media-store.ts';
import { decodeMediaAddress } from './media-address.ts';
import { type MediaGrant, verifyMediaGrant } from './media-token.ts';
import { mediaType, PLAYLIST_TYPE } from './media-type.ts';
import { type MediaAnswer, planMediaAnswer } from './plan-media-answer.ts';

export type MediaRouteDeps = Readonly<{
  media: Pick<MediaStore, 'stat' | 'read'>;
  mediaKey: Buffer;
  /** Milliseconds since 1970. */
  now: () => number;
}>;

/** The URL is the proof, so a page from anywhere may use what it was given; no cookie is ever looked at. */
const FOR_ANY_PAGE = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'Accept-Ranges, Content-Length, Content-Range, ETag',
  'cross-origin-resource-policy': 'cross-origin',
} as const;

/** `/media/LESSON/VERSION/EXPIRES/SIGNATURE/FILE`: deny by default, then the bytes of one published file. */
export function mediaRoutes(server: HttpServer, { media, mediaKey, now }: MediaRouteDeps): void {
  // Public to the guard, because the path token below is the proof; hidden from logs for the same reason.
  const config = { access: 'public', secretUrl: true } as const;

  server.route({
    method: ['GET', 'HEAD'],
    url: '/media/*',
    // Ours below: Fastify's own would read the whole file only to count it.
    exposeHeadRoute: false,
    config,
    schema: {
      summary: 'A file of a published version: /media/LESSON/VERSION/EXPIRES/SIGNATURE/FILE',
      description: 'The signed URLs come from GET /api/lessons/{id}/playback.',
      response: {
        200: bodyOf('application/octet-stream', 'The file, of its own type'),
        206: bodyOf('application/octet-stream', 'The range asked for'),
        304: noBody('What is known is still true'),
        416: noBody('There is no such range', ['Content-Range']),
      },
    },
    handler: async (request, reply) => {
      reply.headers(FOR_ANY_PAGE);
      const nowSeconds = now() / 1000;
      const { grant, file } = admit(request.raw.url ?? '', mediaKey, nowSeconds);
      const type = mediaType(file);
      const path = locate(grant, file);
      if (type === null || path === null) throw new ProblemError('not-found');
      const stat = await media.stat(path);
      if (stat === null) throw new ProblemError('not-found');
      const { sizeBytes, modifiedAt } = stat;
      // A segment is never changed, so version and size make a strong validator on every host alike. Playlists grow
      // while a lesson is still in work.
      const growing = type === PLAYLIST_TYPE;
      const changed = growing ? `-${Math.round(modifiedAt).toString(36)}` : '';
      const etag = `"${grant.version}-${sizeBytes.toString(36)}${changed}"`;
      const answer = planMediaAnswer({ sizeBytes, etag, type }, conditionsOf(request));
      reply.code(answer.status).headers(answer.headers);
      // Shared caches may keep it, under a URL that is secret, for as long as that URL is good.
      const lifetime = Math.floor(grant.expires - nowSeconds);
      const cacheControl = growing ? 'public, no-cache' : `public, max-age=${lifetime}, immutable`;
      reply.header('cache-control', cacheControl);
      return send(request, reply, answer, () =>
        read(media, path, typeof answer.send === 'object' ? answer.send : null),
      );
    },
  });

  server.options(
    '/media/*',
    {
      config,
      schema: {
        summary: 'Answers a preflight: any page may ask for a range',
        response: { 204: noBody('It may') },
      },
    },
    async (_request, reply) =>
      reply
        .code(204)
        .headers(FOR_ANY_PAGE)
        .header('access-control-allow-methods', 'GET, HEAD')
        .header('access-control-allow-headers', 'Range, If-Range, If-None-Match')
        .header('access-control-max-age', '86400')
        .send(),
  );
}

/** Throws `bad-link` or `link-expired`; until it returns nothing is looked up, so a forger learns nothing. */
function admit(
  rawUrl: string,
  key: Buffer,
  nowSeconds: number,
): Readonly<{ grant: MediaGrant; file: string }> {
  // The raw path: escapes and dot segments must be refused, not resolved.
  const address = decodeMediaAddress(rawUrl.split('?', 1)[0]!);
  if (address === null) throw new ProblemError('bad-link');
  const verdict = verifyMediaGrant(address.grant, address.signature, key, nowSeconds);
  if (verdict === 'forged') throw new ProblemError('bad-link');
  if (verdict === 'expired') throw new ProblemError('link-expired');
  return address;
}

/** null for a file name outside the media store's grammar. */
function locate({ lessonId, version }: MediaGrant, file: string): MediaPath | null {
  const path = decodeMediaPath(`renditions/${lessonId}/${version}/${file}`);
  return path?.kind === 'rendition' && path.lessonId === lessonId && path.version === version
    ? path
    : null;
}

function conditionsOf({ headers }: FastifyRequest) {
  return {
    ifNoneMatch: headers['if-none-match'],
    range: headers.range,
    ifRange: headers['if-range'] as string | undefined,
  };
}

async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: MediaAnswer,
  open: () => Promise<Readable>,
): Promise<FastifyReply> {
  if (answer.send === null || request.method === 'HEAD') return reply.send();
  const content = await open();
  // Whoever left while the file was being opened leaves nothing open behind.
  if (request.raw.destroyed || reply.raw.destroyed) {
    content.destroy();
    return reply.send();
  }
  return reply.send(content);
}

/** A version that was removed between the look and the reading is as good as never there. */
async function read(
  media: MediaRouteDeps['media'],
  path: MediaPath,
  range: Parameters<MediaStore['read']>[1] | null,
): Promise<Readable> {
  try {
    return await (range ? media.read(path, range) : media.read(path));
  } catch (error) {
    if (error instanceof MediaNotFoundError) throw new ProblemError('not-found', { cause: error });
    throw error;
  }
}
