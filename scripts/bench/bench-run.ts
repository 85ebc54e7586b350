/** What a benchmark gets; it measures every contender in the same run, in turns. */
export type BenchRun = Readonly<{
  rounds: number;
  /** A file to work on; null: the benchmark makes its own. */
  file: string | null;
  env: Readonly<Record<string, string | undefined>>;
  signal: AbortSignal;
  /** A line of progress. */
  say: (line: string) => void;
  /** A line of the result. */
  print: (line: string) => void;
}>;

/** Ours over the baseline; above 1 ours is better. */
export type Ratio = Readonly<{ name: string; value: number }>;
