import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** A server process under test, on 127.0.0.1. */
export type BenchServer = Readonly<{ pid: number; port: number; stop: () => Promise<void> }>;

export type BenchServerOptions = Readonly<{
  argv: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  port: number;
  signal: AbortSignal;
}>;

/** Starts a server that dies with us; resolves once its port takes connections. Throws with its stderr if it ends. */
export async function startBenchServer(options: BenchServerOptions): Promise<BenchServer> {
  const { argv, env, port, signal } = options;
  const child = spawn('setpriv', ['--pdeathsig', 'SIGKILL', '--', ...argv], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const stop = () => end(child);
  const said: Buffer[] = [];
  child.stderr.on('data', (bytes: Buffer) => {
    if (said.length < 100) said.push(bytes);
  });
  while (!(await takesConnections(port))) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`${argv.join(' ')} ended:\n${Buffer.concat(said)}`);
    }
    if (signal.aborted) await stop();
    signal.throwIfAborted();
    await wait(50);
  }
  return { pid: child.pid!, port, stop };
}

/** A port that nobody listens on at this moment. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function takesConnections(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const patience = setTimeout(() => child.kill('SIGKILL'), 5000);
  await exited;
  clearTimeout(patience);
}
