import { expect, it } from 'vitest';
import { planLessonQuery } from '../../../ingest/lessons/plan-lesson-query.ts';

const regions = { has: (code: string) => !['99', '410000'].includes(code) };
const asked = { sort: 'newest', limit: 50 } as const;

it('shows a teacher its own lessons, wherever they are', () => {
  const query = planLessonQuery(asked, { id: 't', role: 'teacher', region: '4101' }, regions);
  expect(query).toMatchObject({ ownerId: 't', scope: { prefix: '' } });
});

it('shows everybody else the lessons of their region', () => {
  const query = planLessonQuery(asked, { id: 'r', role: 'reviewer', region: '4101' }, regions);
  expect(query).toMatchObject({ ownerId: null, scope: { prefix: '4101' }, region: null });
});

it('takes a code with its zeros', () => {
  const account = { id: 'r', role: 'admin', region: 'CN' } as const;
  expect(planLessonQuery({ ...asked, region: '410000' }, account, regions)).toMatchObject({
    region: { prefix: '41' },
  });
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
