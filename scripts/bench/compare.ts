/** One of the things measured against each other; rounds count from 1. */
export type Contender<Sample> = Readonly<{ name: string; run: (round: number) => Promise<Sample> }>;

/**
 * Runs every contender once a round, the order turning by one each time, so that a machine that warms up or
 * gets busy slows all of them alike. `onSample` is told each measurement.
 */
export async function compare<Sample>(
  contenders: readonly Contender<Sample>[],
  rounds: number,
  signal: AbortSignal,
  onSample: (name: string, round: number, sample: Sample) => void,
): Promise<ReadonlyMap<string, readonly Sample[]>> {
  const samples = new Map<string, Sample[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 1; round <= rounds; round += 1) {
    for (let turn = 0; turn < contenders.length; turn += 1) {
      signal.throwIfAborted();
      const { name, run } = contenders[(round + turn) % contenders.length]!;
      const sample = await run(round);
      samples.get(name)!.push(sample);
      onSample(name, round, sample);
    }
  }
  return samples;
}
