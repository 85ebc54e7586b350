/** Where the queue's adapters tell of outages; a pino logger fits. */
export type QueueLog = Readonly<{
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}>;
