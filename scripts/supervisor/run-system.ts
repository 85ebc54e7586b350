import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { type DataLayout, layoutData } from '../../config/data-layout.ts';
import { formatRedisAddress, type RedisAddress } from '../../config/redis-address.ts';
import type { Settings } from '../../config/settings.ts';
import { baseUrl, reachableHost } from './base-url.ts';
import { checkPort } from './check-port.ts';
import { checkSchools } from './check-schools.ts';
import { claimDataDir } from './claim-data-dir.ts';
import { createLogSink, type LogSink } from './log-sink.ts';
import { pingRedis } from './ping-redis.ts';
import { prepareCatalog } from './prepare-catalog.ts';
import { preparePrivateRedis } from './private-redis.ts';
import { readyText } from './ready-text.ts';
import { type Environment, roleEnvironment, spawnRole } from './role-processes.ts';
import { killGroup } from './spawn-tied.ts';
import { StartError } from './start-error.ts';
import { SupervisedProcess } from './supervised-process.ts';
import { waitForWorker } from './wait-for-worker.ts';
import { waitUntilReady } from './wait-until-ready.ts';

export type SystemDeps = Readonly<{
  settings: Settings;
  env: Environment;
  stdout: NodeJS.WritableStream;
  stderr: NodeJS.WritableStream & Readonly<{ isTTY?: boolean }>;
  /** Fires when the system is to stop. */
  signal: AbortSignal;
}>;

/** A long append-only log takes its time to be read. */
const REDIS_START_MS = 60_000;
const GIVEN_REDIS_MS = 5_000;
const STOP_ROLES_MS = 8_000;
const STOP_REDIS_MS = 5_000;
/** A process that dies this often before the system was ready once will not get better by itself. */
const DEATHS_BEFORE_READY = 3;

/** Runs the whole system on one machine until the signal fires. Throws StartError if it cannot start. */
export async function runSystem(deps: SystemDeps): Promise<void> {
  const { settings } = deps;
  const layout = layoutData(settings.dataDir);
  const lock = await claimDataDir(settings.dataDir, layout, () => checkSurroundings(deps));
  try {
    const sink = createLogSink({ stderr: deps.stderr, level: settings.logLevel });
    await runProcesses(deps, layout, sink);
  } finally {
    lock.release();
  }
}

/** What must be right outside of DATA_DIR before anything is written there. */
async function checkSurroundings({ settings, signal }: SystemDeps): Promise<void> {
  checkSchools(settings.schoolsFile);
  await checkPort(settings.host, settings.port);
  if (settings.redis) await pingRedis(settings.redis, { withinMs: GIVEN_REDIS_MS, signal });
}

async function runProcesses(deps: SystemDeps, layout: DataLayout, sink: LogSink): Promise<void> {
  const { settings, env, signal } = deps;
  const given = settings.redis;
  const redis = given ? null : await preparePrivateRedis({ folder: layout.redisDir, env, sink });
  const address: RedisAddress = given ?? redis!.address;
  const told = { dataDir: settings.dataDir, redisUrl: formatRedisAddress(address) };
  const roleEnv = roleEnvironment(env, told);

  const failed = new AbortController();
  const end = AbortSignal.any([signal, failed.signal]);
  let isReady = false;
  const supervise = (name: string, spawn: () => ChildProcess): SupervisedProcess =>
    new SupervisedProcess({
      name,
      spawn,
      log: sink.logOf('supervisor'),
      onDeath: (deathsInARow) => {
        if (!isReady && deathsInARow >= DEATHS_BEFORE_READY) failed.abort(cannotStart(name));
      },
    });
  const redisProcess = redis && supervise('redis', redis.spawn);
  const roles = (['web', 'transcoder'] as const).map((role) =>
    supervise(role, () => spawnRole(role, roleEnv, sink)),
  );
  let sample: ChildProcess | null = null;

  try {
    redisProcess?.start();
    const [prepared] = await Promise.all([
      prepareCatalog(settings, layout),
      pingRedis(address, { withinMs: REDIS_START_MS, signal: end }),
    ]);
    const startedAt = Date.now();
    for (const role of roles) role.start();
    await Promise.all([
      waitUntilReady(`${baseUrl(reachableHost(settings.host), settings.port)}/readyz`, end),
      waitForWorker(layout.catalogFile, startedAt, end),
    ]);
    isReady = true;
    deps.stdout.write(readyText(settings, prepared.account));
    if (prepared.wantsSample) sample = spawnRole('sample', roleEnv, sink);
    if (!end.aborted) await once(end, 'abort');
  } catch (error) {
    if (!end.aborted) throw error;
  } finally {
    if (sample) killGroup(sample);
    await Promise.all(roles.map((role) => role.stop(STOP_ROLES_MS)));
    await redisProcess?.stop(STOP_REDIS_MS);
    await redis?.cleanUp();
  }
  if (!signal.aborted) failed.signal.throwIfAborted();
}

function cannotStart(name: string): StartError {
  return new StartError(
    'process',
    `进程无法启动 · The ${name} process cannot start: its log above says why`,
  );
}
