import { expect, it } from 'vitest';
import { planLessonQuery } from '../../../ingest/lessons/plan-lesson-query.ts';

const regions = { has: (code: string) => code !== '99' };
const asked = { sort: 'newest', limit: 50 } as const;

it('shows a teacher its own lessons, wherever they are', () => {
  const query = planLessonQuery(asked, { id: 't', role: 'teacher', region: '4101' }, regions);
  expect(query).toMatchObject({ ownerId: 't', scope: { prefix: '' } });
});

it('shows everybody else the lessons of their region', () => {
  const query = planLessonQuery(asked, { id: 'r', role: 'reviewer', region: '4101' }, regions);
  expect(query).toMatchObject({ ownerId: null, scope: { prefix: '4101' }, region: null });
});

it('filters by nothing that was not asked for and refuses a region that is not', () => {
  const account = { id: 'r', role: 'admin', region: 'CN' } as const;
  expect(planLessonQuery({ ...asked, q: '  ' }, account, regions)).toMatchObject({
    subject: null,
    q: null,
    region: null,
    cursor: null,
  });
  expect(() => planLessonQuery({ ...asked, region: '99' }, account, regions)).toThrow(
    expect.objectContaining({ code: 'region-unknown' }),
  );
});
