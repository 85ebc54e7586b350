/** A reason why the system cannot start, as one sentence that says what to do. */
export class StartError extends Error {
  readonly code:
    | 'port-in-use'
    | 'data-dir'
    | 'already-running'
    | 'redis'
    | 'process'
    | 'schools-file';

  constructor(code: StartError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartError';
    this.code = code;
  }
}
