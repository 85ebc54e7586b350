import { ProblemError } from '../../config/http/problem.ts';
import type { ProblemCode } from '../../config/http/problem-catalogue.ts';

const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  404: 'upload-not-found',
  409: 'upload-offset',
  410: 'upload-gone',
  412: 'upload-version',
  413: 'upload-too-large',
};

/** An error answer of @tus/server as a problem of ours; what it said stays in `errors`. */
export function tusProblem(status: number, body: string): ProblemError {
  if (body.startsWith('failed to acquire lock')) return new ProblemError('upload-offset');
  if (status >= 500 && status !== 501) {
    return new ProblemError('internal', { cause: new Error(`tus: ${status} ${body}`) });
  }
  const errors = [{ where: 'headers', message: body.trim() }];
  return new ProblemError(BY_STATUS[status] ?? 'invalid-request', { errors });
}
