/** What a family of the validation gets. */
export type ValidateRun = Readonly<{
  /** Even seeds are for tuning the measures, odd ones for reporting: nobody tunes on those. */
  half: 'tune' | 'report';
  /** Empty, and for this family alone; its material may stay there. */
  folder: string;
  signal: AbortSignal;
  /** A line of progress. */
  say(line: string): void;
}>;
