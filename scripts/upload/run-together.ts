/** Runs all at once; the first failure aborts the rest, and is thrown when they have ended too. */
export async function runTogether(
  outer: AbortSignal,
  runs: readonly ((signal: AbortSignal) => Promise<void>)[],
): Promise<void> {
  const stop = new AbortController();
  const signal = AbortSignal.any([outer, stop.signal]);
  await Promise.all(runs.map((run) => run(signal).catch((error: unknown) => stop.abort(error))));
  if (stop.signal.aborted) throw stop.signal.reason;
}
