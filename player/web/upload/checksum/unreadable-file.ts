/** A picked file cannot be read any more: moved, changed, or its drive is gone. No network will mend that. */
export class UnreadableFile extends Error {
  readonly code = 'unreadable';

  constructor(options?: ErrorOptions) {
    super('the picked file cannot be read', options);
    this.name = 'UnreadableFile';
  }
}
