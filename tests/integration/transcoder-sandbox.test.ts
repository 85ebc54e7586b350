import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { findSandbox } from '../../transcoder/tool/find-sandbox.ts';
import { runTool } from '../../transcoder/tool/run-tool.ts';
import { SANDBOXES, type Sandbox } from '../../transcoder/tool/sandbox.ts';
import { commandsBelow, isRunning } from '../fixtures/process-tree.ts';
import { failureOf, LIMITS, makeFolder, SILENT_LOG } from './transcoder-fixture.ts';

/** What this machine permits; less is always to be had, more is skipped. */
const here = LIMITS.sandbox;
const PERMITTED = SANDBOXES.slice(SANDBOXES.indexOf(here));
const ROOT = join(import.meta.dirname, '../..');

let tmp: Awaited<ReturnType<typeof makeFolder>>;
const path = (name: string) => join(tmp.path, name);

beforeAll(async () => {
  tmp = await makeFolder();
  await mkdir(path('out'));
  await writeFile(path('secret'), 'of another lesson');
  await writeFile(path('-source: 课堂.mp4'), 'of this lesson');
});
afterAll(() => tmp.remove());
afterEach(() => {
  vi.unstubAllEnvs();
});

/** Runs a tool in a sandbox; gives what it printed. Rejects as runTool does. */
async function inside(sandbox: Sandbox, argv: readonly string[], niceness = 0): Promise<string> {
  let text = '';
  await runTool({
    argv,
    limits: { memoryBytes: 2 ** 33, cpuSeconds: 30, fileBytes: 2 ** 20, niceness, sandbox },
    folder: path('out'),
    outputs: [
      {
        fd: 1,
        showsProgress: true,
        consume: (bytes) => {
          text += bytes.toString();
        },
      },
    ],
    signal: new AbortController().signal,
    stallSeconds: 30,
  });
  return text;
}

/** A shell line in the strictest sandbox; `$1` is its input, `$2` the folder of all files. */
function inFiles(script: string): Promise<string> {
  const input = ['-i', `file:${path('-source: 课堂.mp4')}`];
  const args = [...input, path('-source: 课堂.mp4'), tmp.path];
  return inside('files', ['sh', '-c', `shift 2; ${script}`, 'sh', ...args]);
}

describe.skipIf(here !== 'files')('a tool with a view of its own', () => {
  it('reads its input and writes into its folder', async () => {
    const text = await inFiles('cat "$1"; echo new > made; cat made');
    expect(text).toBe('of this lessonnew\n');
    expect(await readFile(path('out/made'), 'utf8')).toBe('new\n');
  });

  it.each([
    ['reads another lesson', 'cat "$2/secret"'],
    ['writes to its input', 'echo worse > "$1"'],
    ['writes beside its folder', 'echo new > ../beside'],
    ['writes into the system', 'echo new > /usr/bin/youke-was-here'],
    ['reads the accounts of the system', 'cat /etc/passwd'],
    ['sees other processes', 'cat /proc/1/cmdline'],
    ['starts what it has written', 'echo "echo hello" > run && chmod +x run && ./run'],
    ['leaves for the root that it came from', 'unshare --mount --map-root-user true'],
  ])('never %s', async (_, script) => {
    expect(await failureOf(inFiles(script))).toMatchObject({ code: 'tool-failed' });
  });

  it('leaves no trace of its view in ours', async () => {
    await inFiles('true');
    const mounts = await readFile('/proc/self/mounts', 'utf8');
    expect(mounts).not.toContain('youke');
    expect((await readdir(tmp.path)).sort()).toEqual(['-source: 课堂.mp4', 'out', 'secret']);
  });
});

it.each(SANDBOXES)(
  'reaches a server on this machine from "%s" only when that is none',
  async (sandbox) => {
    if (!PERMITTED.includes(sandbox)) return;
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    // No allow-list here: the second wall has to hold alone.
    await failureOf(
      inside(sandbox, ['ffprobe', '-v', 'quiet', `http://127.0.0.1:${port}/lesson.mp4`]),
    );
    server.close();
    expect(connections > 0).toBe(sandbox === 'none');
  },
);

describe.each(PERMITTED)('in the sandbox "%s"', (sandbox) => {
  it('gives way to the processes that answer people', async () => {
    const text = await inside(sandbox, ['sh', '-c', 'nice; ionice'], 10);
    expect(text).toBe('10\nbest-effort: prio 7\n');
  });

  it('holds a tool to its limits', async () => {
    const text = await inside(sandbox, ['prlimit', '-o', 'RESOURCE,HARD', '--noheadings', '--raw']);
    expect(text).toContain(`AS ${2 ** 33}`);
    expect(text).toContain('CPU 35');
    expect(text).toContain(`FSIZE ${2 ** 20}`);
    expect(text).toContain('CORE 0');
  });

  it('says of a tool what it says itself', async () => {
    const failed = inside(sandbox, ['sh', '-c', 'echo why >&2; exit 3']);
    expect(await failureOf(failed)).toMatchObject({
      ...{ failure: 'exit', exitCode: 3, stderrTail: 'why\n' },
    });
    expect(await failureOf(inside(sandbox, ['no-such-tool']))).toMatchObject({
      failure: 'missing',
    });
  });

  it('ends the tool when our process is killed', async () => {
    const script = join(ROOT, 'tests/fixtures/tool-under-parent.ts');
    const parent = spawn(process.execPath, [script, sandbox], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(parent.stdout, 'data');
    const tools = commandsBelow(parent.pid!);
    expect(tools.map(({ command }) => command)).toEqual([
      expect.stringContaining('ffmpeg -v error'),
    ]);
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    await expect.poll(() => tools.filter(({ pid }) => isRunning(pid))).toEqual([]);
  });
});

/** A machine on which `unshare` finds no namespaces, as in a container with the usual seccomp filter. */
async function withoutNamespaces(): Promise<string> {
  const folder = path('bin');
  await mkdir(folder, { recursive: true });
  const refusing =
    '#!/bin/sh\necho "unshare: unshare failed: Operation not permitted" >&2\nexit 1\n';
  await writeFile(join(folder, 'unshare'), refusing);
  await chmod(join(folder, 'unshare'), 0o755);
  return `${folder}${delimiter}${process.env.PATH}`;
}

describe('where the machine permits no namespaces', () => {
  it('works without, and logs it', async () => {
    vi.stubEnv('PATH', await withoutNamespaces());
    const warn = vi.fn();
    expect(await findSandbox('auto', { info: vi.fn(), warn })).toBe('none');
    expect(warn).toHaveBeenCalledWith(
      expect.objectContaining({ sandbox: 'none' }),
      expect.stringContaining('shut in'),
    );
  });

  it('blames the machine for a call that could not be shut in, never the source', async () => {
    vi.stubEnv('PATH', await withoutNamespaces());
    const failed = inside('network', ['true']);
    expect(await failureOf(failed)).toMatchObject({ failure: 'unconfined' });
  });

  it('refuses to start a worker that must be shut in, in both languages', async () => {
    const worker = spawn(process.execPath, [join(ROOT, 'transcoder/main.ts')], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        PATH: await withoutNamespaces(),
        ...{ YOUKE_SANDBOX: 'required', LOG_LEVEL: 'silent', NODE_OPTIONS: '--no-warnings' },
        ...{ REDIS_URL: `unix:${path('no-redis')}`, DATA_DIR: path('data') },
      },
    });
    let said = '';
    worker.stderr.on('data', (bytes: Buffer) => {
      said += bytes.toString();
    });
    const [status] = await once(worker, 'close');
    expect(status).toBe(1);
    expect(said).toMatch(/^设置了 YOUKE_SANDBOX=required.* \/ YOUKE_SANDBOX is required.*\n$/);
  });

  it('lets nothing less than the strictest pass for it', async () => {
    vi.stubEnv('PATH', await withoutNamespaces());
    expect(await failureOf(findSandbox('required', SILENT_LOG))).toMatchObject({
      code: 'sandbox-required',
    });
  });
});
