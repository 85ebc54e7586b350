import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { WEB_NODE_FLAGS, WEB_THREADS } from '../processes/web-runtime.ts';
import type { LogSink } from './log-sink.ts';
import { spawnTied } from './spawn-tied.ts';

export type Role = 'web' | 'transcoder' | 'sample';

export type Environment = Readonly<Record<string, string | undefined>>;

const MAIN_FILES: Readonly<Record<Role, URL>> = {
  web: new URL('../processes/web.ts', import.meta.url),
  transcoder: new URL('../../transcoder/main.ts', import.meta.url),
  sample: new URL('../processes/sample.ts', import.meta.url),
};

/** Starts one of our own processes on the Node that we run on; its log goes to the sink under its name. */
export function spawnRole(role: Role, env: Environment, sink: LogSink): ChildProcess {
  return spawnTied({
    argv: [
      process.execPath,
      '--disable-warning=ExperimentalWarning',
      ...(role === 'web' ? WEB_NODE_FLAGS : []),
      fileURLToPath(MAIN_FILES[role]),
    ],
    env: role === 'web' ? { UV_THREADPOOL_SIZE: String(WEB_THREADS), ...env } : env,
    // Catalog and media store survive this at any moment; a process that hangs must not keep the port.
    whenOrphaned: 'SIGKILL',
    onLine: sink.linesOf(role),
  });
}

/** What the processes are told: our own environment, where Redis is, and no password that they do not need. */
export function roleEnvironment(
  env: Environment,
  told: Readonly<{ dataDir: string; redisUrl: string }>,
): Environment {
  const { YOUKE_ADMIN_PASSWORD: _, ...rest } = env;
  return { ...rest, DATA_DIR: told.dataDir, REDIS_URL: told.redisUrl };
}
