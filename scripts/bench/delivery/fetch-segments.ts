import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { zipfSequence } from './zipf-sequence.ts';

export type FetchPlan = Readonly<{
  port: number;
  /** Paths to be asked for, the most popular first. */
  paths: readonly string[];
  requests: number;
  connections: number;
  seed: number;
  signal: AbortSignal;
}>;

/** Asks for segments over kept-alive connections and throws their bytes away; resolves to how many there were. */
export async function fetchSegments(plan: FetchPlan): Promise<number> {
  const { paths, requests, connections, signal } = plan;
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const next = zipfSequence(paths.length, plan.seed);
  let [left, bytes] = [requests, 0];
  const loop = async () => {
    while (left > 0) {
      left -= 1;
      const fetched = await fetchOne({ port: plan.port, path: paths[next()]!, agent, signal });
      bytes += fetched;
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, loop));
  } finally {
    agent.destroy();
  }
  return bytes;
}

async function fetchOne(
  options: Readonly<{ port: number; path: string; agent: Agent; signal: AbortSignal }>,
): Promise<number> {
  const [response] = (await once(get({ host: '127.0.0.1', ...options }), 'response')) as [
    IncomingMessage,
  ];
  if (response.statusCode !== 200) throw new Error(`${options.path}: ${response.statusCode}`);
  let bytes = 0;
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
  });
  await once(response, 'end');
  return bytes;
}
