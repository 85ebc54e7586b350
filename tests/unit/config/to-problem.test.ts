import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../../config/http/problem.ts';
import { toProblem } from '../../../config/http/to-problem.ts';

const failing = (fields: Record<string, unknown>) => Object.assign(new Error('x'), fields);

describe('what reaches the edge of the server', () => {
  it('as a problem stays that problem', () => {
    const problem = new ProblemError('upload-offset');
    expect(toProblem(problem)).toBe(problem);
  });

  it.each([
    ['a full disk', { code: 'ENOSPC' }, 'disk-full', 300],
    ['a broken disk', { code: 'EIO' }, 'internal', null],
    ['a body too large', { statusCode: 413 }, 'too-large', null],
    ['a refusal without a name', { statusCode: 418 }, 'invalid-request', null],
    ['a busy server', { statusCode: 503 }, 'unavailable', null],
    ['another failure of ours', { statusCode: 502 }, 'internal', null],
  ])('as %s is told so', (_what, fields, code, retryAfterSeconds) => {
    expect(toProblem(failing(fields))).toMatchObject({ code, retryAfterSeconds });
  });

  it('as no error at all is ours', () => {
    expect(toProblem('x')).toMatchObject({ code: 'internal', status: 500 });
  });
});
