import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { layoutData } from '../../../config/data-layout.ts';
import { openCatalog } from '../../../storage/catalog/open-catalog.ts';
import type { BenchRun, Ratio } from '../bench-run.ts';
import { type BenchServer, findFreePort, startBenchServer } from '../bench-server.ts';
import { compare } from '../compare.ts';
import { cpuSeconds } from '../cpu-seconds.ts';
import { median, medianRatio } from '../median.ts';
import { sendBody } from './send-body.ts';
import { createUploadBody, type UploadBody } from './upload-body.ts';

type Received = Readonly<{ mebibytesPerSecond: number; cpuSecondsPerGibibyte: number }>;
type Bench = Readonly<{ scratch: string; run: BenchRun; servers: BenchServer[] }>;

const program = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const [OURS, PLAIN] = ['youke', 'plain-write'] as const;

/** One file in one request, durable and as a lesson at its end, against a plain write to the same disk. */
export async function benchUpload(run: BenchRun): Promise<readonly Ratio[]> {
  const scratch = await mkdtemp(join(tmpdir(), 'youke-bench-'));
  const bench: Bench = { scratch, run, servers: [] };
  try {
    const body = await createUploadBody(run.file);
    const [ours, plain] = [await startOurs(bench, body), await startPlain(bench, body)];
    await ours();
    await plain();
    const contenders = [
      { name: OURS, run: ours },
      { name: PLAIN, run: plain },
    ];
    const samples = await compare(contenders, run.rounds, run.signal, (name, round, received) => {
      run.say(`${round}/${run.rounds} ${name}: ${describe(received)}`);
    });
    for (const [name, all] of samples) run.print(`${name.padEnd(12)} ${describe(middle(all))}`);
    const per = (name: string, measure: keyof Received) =>
      samples.get(name)!.map((each) => each[measure]);
    const speed = (name: string) => per(name, 'mebibytesPerSecond');
    const cpu = (name: string) => per(name, 'cpuSecondsPerGibibyte');
    return [
      { name: `upload-throughput-vs-${PLAIN}`, value: medianRatio(speed(OURS), speed(PLAIN)) },
      { name: `upload-cpu-vs-${PLAIN}`, value: medianRatio(cpu(PLAIN), cpu(OURS)) },
    ];
  } finally {
    for (const server of bench.servers.toReversed()) await server.stop();
    await rm(scratch, { recursive: true, force: true });
  }
}

type Sender = () => Promise<Received>;

async function startOurs(bench: Bench, body: UploadBody): Promise<Sender> {
  const { scratch, run } = bench;
  const token = await openAccount(scratch);
  const redisPort = await findFreePort();
  const redis = ['redis-server', '--bind', '127.0.0.1', '--port', String(redisPort)];
  await start(bench, redisPort, [...redis, '--save', '', '--dir', scratch], {});
  const port = await findFreePort();
  const server = await start(bench, port, [process.execPath, program('../../../ingest/main.ts')], {
    DATA_DIR: scratch,
    HOST: '127.0.0.1',
    PORT: String(port),
    REDIS_URL: `redis://127.0.0.1:${redisPort}`,
    YOUKE_MAX_UPLOAD_BYTES: String(body.sizeBytes),
  });
  const headers = { authorization: `Bearer ${token}`, 'tus-resumable': '1.0.0' };
  const origin = `http://127.0.0.1:${port}`;
  const type = { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' };
  return async () => {
    const created = await fetch(`${origin}/uploads`, {
      method: 'POST',
      headers: {
        ...headers,
        'upload-length': String(body.sizeBytes),
        'upload-metadata': `filename ${Buffer.from('bench.mp4').toString('base64')}`,
      },
      signal: run.signal,
    });
    const [location, lesson] = [created.headers.get('location'), created.headers.get('lesson-id')];
    if (location === null || lesson === null) throw new Error(`POST /uploads: ${created.status}`);
    const path = new URL(location, origin).pathname;
    const target = { port, method: 'PATCH', path, signal: run.signal } as const;
    const received = await measure(server, body, () =>
      sendBody({ ...target, headers: { ...headers, ...type } }, body),
    );
    await fetch(`${origin}/api/lessons/${lesson}`, { method: 'DELETE', headers });
    return received;
  };
}

async function startPlain(bench: Bench, body: UploadBody): Promise<Sender> {
  const port = await findFreePort();
  const argv = [process.execPath, program('./plain-upload-server.ts'), bench.scratch, String(port)];
  const server = await start(bench, port, argv, {});
  const { signal } = bench.run;
  return () =>
    measure(server, body, () =>
      sendBody({ port, method: 'PUT', path: '/', headers: {}, signal }, body),
    );
}

async function start(
  { run, servers }: Bench,
  port: number,
  argv: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<BenchServer> {
  const env = { ...run.env, ...settings };
  const server = await startBenchServer({ argv, port, env, signal: run.signal });
  servers.push(server);
  return server;
}

async function openAccount(dataDir: string): Promise<string> {
  const catalog = await openCatalog({ file: layoutData(dataDir).catalogFile });
  try {
    const account = await catalog.accounts.create({
      username: 'bench',
      displayName: 'bench',
      role: 'admin',
      region: 'CN',
      password: 'only for this bench',
    });
    return (await catalog.sessions.open(account.id, 3600)).token;
  } finally {
    await catalog.close();
  }
}

async function measure(
  { pid }: BenchServer,
  { sizeBytes }: UploadBody,
  send: () => Promise<void>,
): Promise<Received> {
  const [cpuBefore, before] = [cpuSeconds(pid), performance.now()];
  await send();
  const seconds = (performance.now() - before) / 1000;
  return {
    mebibytesPerSecond: sizeBytes / 1024 ** 2 / seconds,
    cpuSecondsPerGibibyte: (cpuSeconds(pid) - cpuBefore) / (sizeBytes / 1024 ** 3),
  };
}

function middle(all: readonly Received[]): Received {
  return {
    mebibytesPerSecond: median(all.map((each) => each.mebibytesPerSecond)),
    cpuSecondsPerGibibyte: median(all.map((each) => each.cpuSecondsPerGibibyte)),
  };
}

function describe({ mebibytesPerSecond, cpuSecondsPerGibibyte }: Received): string {
  return `${mebibytesPerSecond.toFixed(0)} MiB/s  ${cpuSecondsPerGibibyte.toFixed(2)} CPU-s/GiB`;
}
