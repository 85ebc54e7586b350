import type { FastifyRequest } from 'fastify';
import { bodyOf } from '../../config/http/describe-answer.ts';
import type { HttpServer } from '../../config/http/http-server.ts';
import { ProblemError } from '../../config/http/problem.ts';
import type { SignedIn } from '../../config/http/signed-in.ts';
import { publicLesson } from '../../storage/catalog/lesson.ts';
import { mayReadLesson } from '../../storage/catalog/lesson-access.ts';
import type { IngestDeps } from '../ingest-deps.ts';
import { createEventStream, type EventStream } from './event-stream.ts';
import { createLessonFeed, type LessonChange } from './lesson-feed.ts';

type Deps = Pick<IngestDeps, 'catalog' | 'log'> &
  Readonly<{
    now: () => number;
    /** How often a stream is kept open and its session looked up. */
    beatEveryMs?: number;
  }>;

const LOOK_EVERY_MS = 500;
const BEAT_EVERY_MS = 15_000;

/** `lesson` whenever one changes that the reader may see, `lesson-removed` when one is gone. */
export function eventRoutes(server: HttpServer, deps: Deps): void {
  const { catalog, log, now, beatEveryMs = BEAT_EVERY_MS } = deps;
  const feed = createLessonFeed({ lessons: catalog.lessons, everyMs: LOOK_EVERY_MS, log });
  const open = new Set<EventStream>();
  server.addHook('preClose', async () => {
    for (const stream of open) stream.end();
    await feed.close();
  });

  server.get(
    '/api/events',
    {
      config: { access: 'signed-in' },
      exposeHeadRoute: false,
      schema: {
        summary: 'Server-sent events: changes of lessons; Last-Event-ID resumes',
        response: {
          200: bodyOf('text/event-stream', '`lesson` and `lesson-removed`, without end'),
        },
      },
    },
    async (request, reply) => {
      const { signedIn } = request;
      if (signedIn === null) throw new ProblemError('not-signed-in');
      const since = await startOf(request);
      const stream = createEventStream();
      open.add(stream);
      const unlisten = feed.listen(since, (change) => tell(stream, signedIn, change));
      const beat = setInterval(() => watchSession(stream, signedIn), beatEveryMs);
      stream.body.once('close', () => {
        clearInterval(beat);
        unlisten();
        open.delete(stream);
      });
      return reply
        .header('content-type', 'text/event-stream; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('x-accel-buffering', 'no')
        .send(stream.body);
    },
  );

  /** The revision the reader knows; one the catalog has not reached was given by another catalog. */
  async function startOf(request: FastifyRequest): Promise<number> {
    const latest = await catalog.lessons.latestRevision();
    const known = request.headers['last-event-id'];
    if (typeof known !== 'string' || !/^\d{1,15}$/.test(known)) return latest;
    return Math.min(Number(known), latest);
  }

  /** A stream ends with its session: when that runs out, and soon after it is closed. */
  async function watchSession(stream: EventStream, signedIn: SignedIn): Promise<void> {
    const session = now() < signedIn.expiresAt ? catalog.sessions.resolve(signedIn.token) : null;
    try {
      if ((await session) === null) stream.end();
      else stream.beat();
    } catch (err) {
      log.error({ err }, 'could not look up the session of an event stream');
      stream.end();
    }
  }
}

function tell(stream: EventStream, { account }: SignedIn, change: LessonChange): void {
  if (!mayReadLesson(account, change.lesson)) return;
  const id = change.revision;
  if (change.kind === 'changed') {
    stream.send({ id, name: 'lesson', data: publicLesson(change.lesson) });
  } else {
    stream.send({ id, name: 'lesson-removed', data: { id: change.lesson.id } });
  }
}
