import { PROBLEMS, type ProblemCode } from './problem-catalogue.ts';
import type { Wording } from './problem-entry.ts';

export type ProblemDetails = Readonly<{
  /** Says more than the catalogue's own sentence. */
  detail?: Wording;
  /** Becomes Retry-After. */
  retryAfterSeconds?: number;
  /** Which parts of the request are wrong, for invalid-request. */
  errors?: readonly Readonly<{ where: string; message: string }>[];
  cause?: unknown;
}>;

/** Something to be told to whoever sent the request, thrown anywhere below a route. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly detail: Wording;
  readonly retryAfterSeconds: number | null;
  readonly errors: NonNullable<ProblemDetails['errors']>;

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    const { status, detail } = PROBLEMS[code];
    super(details.detail?.en ?? detail.en, { cause: details.cause });
    this.name = 'ProblemError';
    this.code = code;
    this.status = status;
    this.detail = details.detail ?? detail;
    this.retryAfterSeconds = details.retryAfterSeconds ?? null;
    this.errors = details.errors ?? [];
  }
}

/** RFC 9457, with a stable `code` and both languages beside the one asked for. */
export type ProblemBody = Readonly<{
  type: 'about:blank';
  status: number;
  title: string;
  detail: string;
  code: ProblemCode;
  messages: Wording;
  requestId: string;
  errors?: ProblemDetails['errors'];
}>;

export const PROBLEM_MEDIA_TYPE = 'application/problem+json; charset=utf-8';

/** The body of an answer that tells a problem. */
export function problemBody(
  problem: ProblemError,
  language: keyof Wording,
  requestId: string,
): ProblemBody {
  return {
    type: 'about:blank',
    status: problem.status,
    title: PROBLEMS[problem.code].title[language],
    detail: problem.detail[language],
    code: problem.code,
    messages: problem.detail,
    requestId,
    ...(problem.errors.length > 0 ? { errors: problem.errors } : {}),
  };
}
