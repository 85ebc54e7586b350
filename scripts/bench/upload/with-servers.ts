import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchRun } from '../bench-run.ts';
import { type BenchServer, startBenchServer } from '../bench-server.ts';

export type StartServer = (
  argv: readonly string[],
  port: number,
  settings?: Readonly<Record<string, string>>,
) => Promise<BenchServer>;

/** A folder, and servers that end and take it along when the work is over: all on one file system. */
export async function withServers<T>(
  run: BenchRun,
  work: (scratch: string, start: StartServer) => Promise<T>,
): Promise<T> {
  const scratch = await mkdtemp(join(tmpdir(), 'youke-bench-'));
  const servers: BenchServer[] = [];
  try {
    return await work(scratch, async (argv, port, settings = {}) => {
      const env = { ...run.env, ...settings };
      const server = await startBenchServer({ argv, port, env, signal: run.signal });
      servers.push(server);
      return server;
    });
  } finally {
    for (const server of servers.toReversed()) await server.stop();
    await rm(scratch, { recursive: true, force: true });
  }
}
