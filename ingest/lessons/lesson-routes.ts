import { Type } from 'typebox';
import type { HttpServer } from '../../config/http/http-server.ts';
import { ProblemError } from '../../config/http/problem.ts';
import { signedInAccount } from '../../config/http/signed-in.ts';
import { publicLesson } from '../../storage/catalog/lesson.ts';
import { CursorError, type LessonQuery } from '../../storage/catalog/lesson-store.ts';
import type { IngestDeps } from '../ingest-deps.ts';
import { LessonListQuery, LessonParams, LessonSchema, ReportSchema } from './lesson-schema.ts';
import { planLessonQuery } from './plan-lesson-query.ts';
import { requireLesson } from './require-lesson.ts';

type Deps = Pick<IngestDeps, 'catalog' | 'regions'>;

/** Reading lessons and their reports. */
export function lessonRoutes(server: HttpServer, { catalog, regions }: Deps): void {
  const access = 'signed-in' as const;

  server.get(
    '/api/lessons',
    {
      config: { access },
      // An empty parameter is one that is not there: forms and scripts send those they have no value for.
      preValidation: async (request) => {
        request.query = withoutEmpty(request.query);
      },
      schema: {
        summary: 'Lessons, page by page',
        querystring: LessonListQuery,
        response: {
          200: Type.Object({
            items: Type.Array(LessonSchema),
            nextCursor: Type.Union([Type.String(), Type.Null()]),
          }),
        },
      },
    },
    async (request) => {
      const query = planLessonQuery(request.query, signedInAccount(request), regions);
      const page = await listLessons(catalog, query);
      return { items: page.items.map(publicLesson), nextCursor: page.nextCursor };
    },
  );

  server.get(
    '/api/lessons/:id',
    {
      config: { access },
      schema: { summary: 'One lesson', params: LessonParams, response: { 200: LessonSchema } },
    },
    async (request) => {
      const { id } = request.params;
      const account = signedInAccount(request);
      return publicLesson(await requireLesson(catalog.lessons, id, 'read', account));
    },
  );

  server.get(
    '/api/lessons/:id/report',
    {
      config: { access },
      schema: { summary: 'Its report', params: LessonParams, response: { 200: ReportSchema } },
    },
    async (request) => {
      const { id } = request.params;
      const lesson = await requireLesson(catalog.lessons, id, 'read', signedInAccount(request));
      const report = await catalog.lessons.report(lesson.id);
      if (report === null) throw new ProblemError('report-not-found');
      return { ...report, findings: [...report.findings], standard: [...report.standard] };
    },
  );
}

function withoutEmpty<T extends object>(query: T): T {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== '')) as T;
}

async function listLessons(catalog: Deps['catalog'], query: LessonQuery) {
  try {
    return await catalog.lessons.list(query);
  } catch (error) {
    if (error instanceof CursorError) throw new ProblemError('bad-cursor', { cause: error });
    throw error;
  }
}
