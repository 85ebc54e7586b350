import type { FastifyError } from 'fastify';
import { ProblemError } from './problem.ts';
import type { ProblemCode } from './problem-catalogue.ts';

const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  401: 'not-signed-in',
  403: 'not-allowed',
  404: 'not-found',
  405: 'method-not-allowed',
  409: 'conflict',
  412: 'precondition-failed',
  413: 'too-large',
  415: 'unsupported-media-type',
  503: 'unavailable',
};

/** Room is made by people, or by uploads that expire. */
const DISK_RETRY_SECONDS = 300;

/** What an error that reached the server's edge is to its reader. Anything unforeseen is `internal`. */
export function toProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (!(error instanceof Error)) return new ProblemError('internal', { cause: error });
  const { code, statusCode = 500, validation, validationContext } = error as Partial<FastifyError>;
  if (validation !== undefined) {
    const errors = validation.map(({ instancePath, message, params }) => ({
      where: `${validationContext ?? 'request'}${instancePath}`,
      message: `${message ?? 'is not valid'}${nameOfStranger(params)}`,
    }));
    return new ProblemError('invalid-request', { errors, cause: error });
  }
  if (code === 'ENOSPC') {
    return new ProblemError('disk-full', { retryAfterSeconds: DISK_RETRY_SECONDS, cause: error });
  }
  if (statusCode < 400 || (statusCode >= 500 && statusCode !== 503)) {
    return new ProblemError('internal', { cause: error });
  }
  return new ProblemError(BY_STATUS[statusCode] ?? 'invalid-request', { cause: error });
}

/** A property that has no business there is named; what it held is not. */
function nameOfStranger(params: Readonly<Record<string, unknown>>): string {
  const stranger = params.additionalProperty;
  return typeof stranger === 'string' ? `: ${stranger}` : '';
}
