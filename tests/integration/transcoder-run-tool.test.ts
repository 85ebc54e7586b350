import { readFileSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { findSandbox } from '../../transcoder/tool/find-sandbox.ts';
import { runTool, type ToolRun } from '../../transcoder/tool/run-tool.ts';
import { ToolError } from '../../transcoder/tool/tool-error.ts';

const LIMITS = {
  ...{ memoryBytes: 2 ** 33, cpuSeconds: 30, fileBytes: 2 ** 20, niceness: 0 },
  sandbox: await findSandbox('auto', pino({ level: 'silent' })),
};

/** Runs a line of shell under the tool's rules and gives what came out of each pipe. */
async function run(script: string, given: Partial<ToolRun> = {}): Promise<Record<number, string>> {
  const texts: Record<number, string> = {};
  const take = (fd: number) => ({
    fd,
    showsProgress: true,
    consume: (bytes: Buffer) => {
      texts[fd] = (texts[fd] ?? '') + bytes.toString();
    },
  });
  await runTool({
    argv: ['sh', '-c', script],
    limits: LIMITS,
    outputs: [take(1), take(3)],
    signal: new AbortController().signal,
    stallSeconds: 30,
    ...given,
  });
  return texts;
}

/** What a call rejects with. */
async function failure(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'resolved',
    (error: unknown) => error,
  );
}

/** True while a process of this id runs (a zombie does not). */
function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

it('hands on what a tool writes to its pipes', async () => {
  expect(await run('echo out; echo three >&3')).toEqual({ 1: 'out\n', 3: 'three\n' });
});

it('drains many megabytes over two pipes at once', async () => {
  let bytes = 0;
  const count = (fd: number) => ({
    fd,
    showsProgress: true,
    consume: (chunk: Buffer) => {
      bytes += chunk.length;
    },
  });
  await run('head -c 9000000 /dev/urandom >&3; head -c 9000000 /dev/urandom', {
    outputs: [count(1), count(3)],
  });
  expect(bytes).toBe(18_000_000);
});

it('tells of a failed tool its argv, its status and the end of its stderr', async () => {
  const error = await failure(run('echo "no such codec" >&2; exit 7'));
  expect(error).toBeInstanceOf(ToolError);
  expect(error).toMatchObject({
    failure: 'exit',
    argv: ['sh', '-c', 'echo "no such codec" >&2; exit 7'],
    exitCode: 7,
    signal: null,
    stderrTail: 'no such codec\n',
  });
});

it('says that a tool is not installed', async () => {
  const error = await failure(run('', { argv: ['no-such-tool-anywhere'] }));
  expect(error).toMatchObject({ code: 'tool-failed', failure: 'missing' });
});

it('kills the tool and its children when the signal fires', async () => {
  const stop = new AbortController();
  const pids: number[] = [];
  const reason = new Error('the lesson was cancelled');
  const error = await failure(
    run('sleep 60 & echo "$$ $!"; wait', {
      signal: stop.signal,
      outputs: [
        {
          fd: 1,
          showsProgress: true,
          consume: (bytes) => {
            pids.push(...bytes.toString().trim().split(' ').map(Number));
            stop.abort(reason);
          },
        },
      ],
    }),
  );
  expect(error).toBe(reason);
  expect(pids).toHaveLength(2);
  // The kernel may still be putting the child away, whose parent is gone.
  await expect.poll(() => pids.map(isRunning)).toEqual([false, false]);
});

it('starts nothing when the signal has fired before', async () => {
  const error = await failure(run('echo hello', { signal: AbortSignal.abort('too late') }));
  expect(error).toBe('too late');
});

it('ends a tool that shows no progress, whatever its clock says', async () => {
  const clock = { fd: 1, showsProgress: false, consume: () => undefined };
  const error = await failure(
    run('while :; do echo tick; done', { outputs: [clock], stallSeconds: 0.2 }),
  );
  expect(error).toMatchObject({ failure: 'stalled' });
});

it('ends a tool that writes more than it may', async () => {
  const error = await failure(run('cat /dev/urandom', { maxOutputBytes: 1_000_000 }));
  expect(error).toMatchObject({ failure: 'flood' });
});

it('ends a tool that uses up its CPU time', async () => {
  const limits = { ...LIMITS, cpuSeconds: 1 };
  const error = await failure(run('while :; do :; done', { limits }));
  expect(error).toMatchObject({ failure: 'cpu-limit' });
});

it('holds a tool to the size of a file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'youke-run-tool-'));
  try {
    const error = await failure(run('cat /dev/urandom > large', { folder }));
    expect(error).toBeInstanceOf(ToolError);
    expect((await stat(join(folder, 'large'))).size).toBe(LIMITS.fileBytes);
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('holds each pipe to its own bound', async () => {
  const bounded = (fd: number, maxBytes: number) => ({
    ...{ fd, maxBytes, showsProgress: true },
    consume: () => undefined,
  });
  const script = 'head -c 300000 /dev/urandom; head -c 100000 /dev/urandom >&3';
  await run(script, { outputs: [bounded(1, 300_000), bounded(3, 100_000)] });
  const error = await failure(run(script, { outputs: [bounded(1, 300_000), bounded(3, 99_999)] }));
  expect(error).toMatchObject({ failure: 'flood' });
});

it('holds a tool to its memory', async () => {
  const limits = { ...LIMITS, memoryBytes: 256 * 1024 * 1024 };
  const error = await failure(
    run('yes | tr -d "[:space:]" | head -c 400000000 | tail -n 1', { limits }),
  );
  expect(error).toMatchObject({ stderrTail: expect.stringContaining('memory exhausted') });
});

it('ends the tool when a consumer throws, and rejects with that', async () => {
  const thrown = new Error('not a frame');
  const error = await failure(
    run('echo hello; sleep 60', {
      outputs: [
        {
          fd: 1,
          showsProgress: true,
          consume: () => {
            throw thrown;
          },
        },
      ],
    }),
  );
  expect(error).toBe(thrown);
});
