/** Not now: what the step needs is not there yet. The job waits, and no try is used up. */
export class TryLaterError extends Error {
  readonly code = 'try-later';
  readonly seconds: number;

  constructor(seconds: number, why: string) {
    super(why);
    this.name = 'TryLaterError';
    this.seconds = seconds;
  }
}
