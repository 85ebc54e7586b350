import type { Sentence } from '../words/words.ts';

/** An answer of the API that is not the one asked for. Status 0: there was no answer. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  /** The server's own words, where it sent any. */
  readonly messages: Sentence | null;
  readonly retryAfterSeconds: number | null;

  constructor(
    status: number,
    facts: Readonly<{
      code?: string;
      messages?: Sentence | null;
      retryAfterSeconds?: number | null;
      cause?: unknown;
    }> = {},
  ) {
    super(`the API answered ${status} ${facts.code ?? ''}`.trim(), { cause: facts.cause });
    this.name = 'ApiError';
    this.status = status;
    this.code = facts.code ?? 'unknown';
    this.messages = facts.messages ?? null;
    this.retryAfterSeconds = facts.retryAfterSeconds ?? null;
  }
}
