/** What a server said that would not do what it was asked to. */
export type Refused = Readonly<{ status: number; retryAfter: string | null; body: string }>;

/** A request that did not do its work. */
export class SendError extends Error {
  readonly code = 'send-failed';
  /** null when no answer came, or none that makes sense. */
  readonly status: number | null;
  readonly retryAfter: string | null;
  readonly body: string;
  /** Whether it was about an upload that the server had told us of. */
  readonly begun: boolean;

  constructor(
    reason: string,
    about: Readonly<{ begun: boolean; refused?: Refused }>,
    options?: ErrorOptions,
  ) {
    super(reason, options);
    this.name = 'SendError';
    this.status = about.refused?.status ?? null;
    this.retryAfter = about.refused?.retryAfter ?? null;
    this.body = about.refused?.body ?? '';
    this.begun = about.begun;
  }
}
