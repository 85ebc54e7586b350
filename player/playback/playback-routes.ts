import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { noBody } from '../../config/http/describe-answer.ts';
import type { HttpServer } from '../../config/http/http-server.ts';
import { ProblemError } from '../../config/http/problem.ts';
import { signedInAccount } from '../../config/http/signed-in.ts';
import type { Catalog } from '../../storage/catalog/catalog.ts';
import type { LessonRecord } from '../../storage/catalog/lesson.ts';
import { mayReadLesson } from '../../storage/catalog/lesson-access.ts';
import type { MediaStore } from '../../storage/media/media-store.ts';
import { buildMediaPath, buildPlayback } from './playback-urls.ts';

export type PlaybackRouteDeps = Readonly<{
  catalog: Pick<Catalog, 'lessons'>;
  media: Pick<MediaStore, 'stat'>;
  mediaKey: Buffer;
  /** Milliseconds since 1970. */
  now: () => number;
}>;

const Parameters = Type.Object({ id: Type.String({ maxLength: 64 }) });
const Url = Type.String({ format: 'uri' });
const PlaybackAnswer = Type.Object({
  masterUrl: Url,
  posterUrl: Type.Union([Url, Type.Null()]),
  storyboardUrl: Type.Union([Url, Type.Null()]),
  expiresAt: Type.String({ format: 'date-time' }),
});

/** Where a lesson's stream is, for those who may see the lesson. */
export function playbackRoutes(server: HttpServer, deps: PlaybackRouteDeps): void {
  const { media, mediaKey, now } = deps;

  server.get(
    '/api/lessons/:id/playback',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'Signed URLs of the stream; they play in any HLS client until expiresAt',
        params: Parameters,
        response: { 200: PlaybackAnswer },
      },
    },
    async (request, reply) => {
      const lesson = await readableLesson(request, request.params.id, deps);
      if (!isPlayable(lesson)) throw new ProblemError('not-playable');
      const has = (file: string) => isStored(media, lesson, file);
      const [hasPoster, hasStoryboard] = await Promise.all([
        has('poster.webp'),
        has('storyboard.vtt'),
      ]);
      reply.header('cache-control', 'no-store');
      return buildPlayback(
        { lessonId: lesson.id, version: lesson.version, hasPoster, hasStoryboard },
        `${request.protocol}://${request.host}`,
        mediaKey,
        now() / 1000,
      );
    },
  );

  server.get(
    '/api/lessons/:id/poster',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'Leads to the poster; 404 while there is none',
        params: Parameters,
        response: { 302: noBody('Where it is', ['Location']) },
      },
    },
    async (request, reply) => {
      const lesson = await readableLesson(request, request.params.id, deps);
      const file = 'poster.webp';
      if (!isPlayable(lesson) || !(await isStored(media, lesson, file))) {
        throw new ProblemError('not-found');
      }
      const { id: lessonId, version } = lesson;
      const nowSeconds = now() / 1000;
      // A library page asks for many: a minute of memory spares the scrolling reader the way here.
      reply.header('cache-control', 'private, max-age=60').header('vary', 'Cookie, Authorization');
      return reply.redirect(
        buildMediaPath({ lessonId, version, file, key: mediaKey, nowSeconds }),
        302,
      );
    },
  );
}

/** Throws `lesson-not-found`, also for a lesson that is none of this account's business. */
async function readableLesson(
  request: FastifyRequest,
  id: string,
  { catalog }: PlaybackRouteDeps,
): Promise<LessonRecord> {
  const lesson = await catalog.lessons.get(id);
  if (lesson === null || !mayReadLesson(signedInAccount(request), lesson)) {
    throw new ProblemError('lesson-not-found');
  }
  return lesson;
}

function isPlayable(lesson: LessonRecord): lesson is LessonRecord & Readonly<{ version: string }> {
  return lesson.playable && lesson.version !== null;
}

async function isStored(
  media: PlaybackRouteDeps['media'],
  lesson: Readonly<{ id: string; version: string }>,
  file: string,
): Promise<boolean> {
  const path = { kind: 'rendition', lessonId: lesson.id, version: lesson.version, file } as const;
  return (await media.stat(path)) !== null;
}
