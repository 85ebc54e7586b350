import type { Sentence } from '../words/words.ts';
import { ApiError } from './api-error.ts';

/** Reads problem+json (RFC 9457); a body of another kind still gives an error with the status. */
export function parseProblem(status: number, body: string, retryAfter: string | null): ApiError {
  const problem = parseObject(body);
  return new ApiError(status, {
    code: typeof problem.code === 'string' ? problem.code : `http-${status}`,
    messages: readMessages(problem.messages),
    retryAfterSeconds: parseRetryAfter(retryAfter),
  });
}

/** Retry-After in seconds (RFC 9110, 10.2.3), from either of its forms; null where there is none. */
export function parseRetryAfter(value: string | null, now = Date.now()): number | null {
  if (value === null || value.trim() === '') return null;
  if (/^\d+$/.test(value.trim())) return Number(value);
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now) / 1000));
}

function parseObject(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function readMessages(value: unknown): Sentence | null {
  if (typeof value !== 'object' || value === null) return null;
  const { zh, en } = value as Readonly<Record<string, unknown>>;
  return typeof zh === 'string' && typeof en === 'string' ? { zh, en } : null;
}
