import type { HttpServer } from '../../config/http/http-server.ts';
import { ProblemError } from '../../config/http/problem.ts';
import { signedInAccount } from '../../config/http/signed-in.ts';
import { publicLesson } from '../../storage/catalog/lesson.ts';
import type { IngestDeps } from '../ingest-deps.ts';
import { LessonFactsBody, LessonParams, LessonSchema } from './lesson-schema.ts';
import { planFacts } from './plan-facts.ts';
import { requireChangeable } from './require-changeable.ts';

type Deps = Pick<IngestDeps, 'catalog' | 'regions' | 'settings'> &
  Readonly<{
    /** Milliseconds since 1970. */
    now: () => number;
  }>;

/** Correcting what is said of a lesson. */
export function factsRoutes(server: HttpServer, deps: Deps): void {
  server.patch(
    '/api/lessons/:id',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'Corrects a lesson’s facts; what is not named stays',
        params: LessonParams,
        body: LessonFactsBody,
        response: { 200: LessonSchema },
      },
    },
    async (request) => {
      const account = signedInAccount(request);
      const lesson = await requireChangeable(deps, request.params.id, 'edit', account);
      const changes = planFacts(request.body, lesson, account, deps.regions);
      if (Object.keys(changes).length === 0) return publicLesson(lesson);
      const changed = await deps.catalog.lessons.changeFacts(lesson.id, changes);
      if (changed === null) throw new ProblemError('lesson-not-found');
      return publicLesson(changed);
    },
  );
}
