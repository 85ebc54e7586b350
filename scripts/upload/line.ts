/** The way to a server that all requests of one upload take. */
export type Line = Readonly<{
  token: string;
  signal: AbortSignal;
  /** No byte moved for this long: the line is dead, though TCP may not know for another quarter of an hour. */
  patienceMilliseconds: number;
}>;
