import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { layoutData } from '../../../config/data-layout.ts';
import { loadMediaKey } from '../../../player/delivery/media-key.ts';
import { buildMediaPath } from '../../../player/playback/playback-urls.ts';
import { createDiskMediaStore } from '../../../storage/media/disk-media-store.ts';
import type { BenchRun, Ratio } from '../bench-run.ts';
import { type BenchServer, findFreePort, startBenchServer } from '../bench-server.ts';
import { compare } from '../compare.ts';
import { cpuSeconds } from '../cpu-seconds.ts';
import { median, medianRatio } from '../median.ts';
import { fetchSegments } from './fetch-segments.ts';
import { nginxArgv } from './nginx-file-server.ts';

const SEGMENTS = 60;
/** Six seconds at 2.5 Mb/s. */
const SEGMENT_BYTES = 1_900_000;
const CONNECTIONS = 32;
const REQUESTS = 240;

const [LESSON, VERSION, RENDITION] = ['bench', 'v1', 'video-720p'];
const program = (path: string) => fileURLToPath(new URL(path, import.meta.url));

type Served = Readonly<{ gigabytesPerCpuSecond: number; megabytesPerSecond: number }>;
type Server = Readonly<{ name: string; server: BenchServer; paths: readonly string[] }>;

/** Segments of one version over loopback: the player against a plain Node server, and nginx where there is one. */
export async function benchDelivery(run: BenchRun): Promise<readonly Ratio[]> {
  const scratch = await mkdtemp(join(tmpdir(), 'youke-bench-'));
  const servers: Server[] = [];
  try {
    await startAll(scratch, run, servers);
    // Page cache, JIT and connections warm, as on a server that has been up for a while.
    for (const each of servers) await serve(each, 0, run.signal);
    const contenders = servers.map((each) => ({
      name: each.name,
      run: (round: number) => serve(each, round, run.signal),
    }));
    const samples = await compare(contenders, run.rounds, run.signal, (name, round, served) => {
      run.say(`${round}/${run.rounds} ${name}: ${describe(served)}`);
    });
    for (const [name, served] of samples) {
      run.print(`${name.padEnd(12)} ${describe(middle(served))}`);
    }
    const per = (name: string) => samples.get(name)!.map((each) => each.gigabytesPerCpuSecond);
    return servers
      .filter(({ name }) => name !== 'youke')
      .map(({ name }) => ({
        name: `delivery-bytes-per-cpu-second-vs-${name}`,
        value: medianRatio(per('youke'), per(name)),
      }));
  } finally {
    await Promise.all(servers.map(({ server }) => server.stop()));
    await rm(scratch, { recursive: true, force: true });
  }
}

async function startAll(scratch: string, run: BenchRun, servers: Server[]): Promise<void> {
  const layout = layoutData(scratch);
  const media = await createDiskMediaStore({ root: layout.mediaDir });
  const files = await publishSegments(media);
  const folder = join(layout.mediaDir, 'renditions', LESSON!, VERSION!);
  const key = await loadMediaKey(layout.mediaKeyFile);
  const nowSeconds = Date.now() / 1000;
  const signed = files.map((file) =>
    buildMediaPath({ lessonId: LESSON!, version: VERSION!, file, key, nowSeconds }),
  );
  const plain = files.map((file) => `/${file}`);
  const start = async (
    name: string,
    port: number,
    argv: readonly string[],
    paths: readonly string[],
  ) => {
    const env = { ...run.env, DATA_DIR: scratch, HOST: '127.0.0.1', PORT: String(port) };
    const server = await startBenchServer({ argv, env, port, signal: run.signal });
    servers.push({ name, server, paths });
  };

  const ports = await Promise.all([findFreePort(), findFreePort(), findFreePort()]);
  const { execPath: node } = process;
  await start('youke', ports[0], [node, program('../../../player/main.ts')], signed);
  const baseline = [node, program('./plain-file-server.ts'), folder, String(ports[1])];
  await start('node-stream', ports[1], baseline, plain);
  const nginx = await nginxArgv(folder, scratch, ports[2]);
  if (nginx === null) run.say('没有安装 nginx，跳过 · nginx is not installed: left out');
  else await start('nginx', ports[2], nginx, plain);
}

async function publishSegments(
  media: Awaited<ReturnType<typeof createDiskMediaStore>>,
): Promise<readonly string[]> {
  const folder = await media.openScratch('bench');
  await mkdir(join(folder, RENDITION!));
  const files = Array.from(
    { length: SEGMENTS },
    (_, at) => `${RENDITION}/${String(at).padStart(5, '0')}.m4s`,
  );
  for (const file of files) await writeFile(join(folder, file), randomBytes(SEGMENT_BYTES));
  await media.addToVersion(LESSON!, VERSION!, folder);
  return files;
}

async function serve(
  { server, paths }: Server,
  seed: number,
  signal: AbortSignal,
): Promise<Served> {
  const [cpuBefore, before] = [cpuSeconds(server.pid), performance.now()];
  const { port } = server;
  const plan = { port, paths, seed, signal, requests: REQUESTS, connections: CONNECTIONS };
  const bytes = await fetchSegments(plan);
  const seconds = (performance.now() - before) / 1000;
  return {
    gigabytesPerCpuSecond: bytes / 1e9 / (cpuSeconds(server.pid) - cpuBefore),
    megabytesPerSecond: bytes / 1e6 / seconds,
  };
}

function middle(served: readonly Served[]): Served {
  return {
    gigabytesPerCpuSecond: median(served.map((each) => each.gigabytesPerCpuSecond)),
    megabytesPerSecond: median(served.map((each) => each.megabytesPerSecond)),
  };
}

function describe({ gigabytesPerCpuSecond, megabytesPerSecond }: Served): string {
  return `${gigabytesPerCpuSecond.toFixed(2)} GB/CPU-s  ${megabytesPerSecond.toFixed(0)} MB/s`;
}
