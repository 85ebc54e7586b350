import { tmpdir } from 'node:os';
import type { Logger } from 'pino';
import type { Bilingual } from '../../storage/catalog/report.ts';
import type { ToolLimits } from './confine-argv.ts';
import { runTool } from './run-tool.ts';
import { SANDBOXES, type Sandbox } from './sandbox.ts';
import { ToolError } from './tool-error.ts';

/** The installation demands a sandbox that this machine does not permit. */
export class SandboxRequiredError extends Error {
  readonly code = 'sandbox-required';
  readonly advice = ADVICE;

  constructor(cause: unknown) {
    super(`${ADVICE.zh} / ${ADVICE.en}`, { cause });
    this.name = 'SandboxRequiredError';
  }
}

const ADVICE: Bilingual = {
  zh: '设置了 YOUKE_SANDBOX=required，但本机不允许隔离转码工具的文件和网络；请在系统中允许命名空间（unshare、mount），或改为 auto。',
  en: 'YOUKE_SANDBOX is required, but this machine does not let tools be shut off from files and network; permit namespaces (unshare, mount) or set it to auto.',
};

/** For a call that reads nothing and writes nothing. */
const TRIAL: Omit<ToolLimits, 'sandbox'> = {
  memoryBytes: 8 * 1024 ** 3,
  cpuSeconds: 60,
  fileBytes: 0,
  niceness: 0,
};

/**
 * The strictest sandbox in which ffmpeg really starts here; once a process. Throws ToolError when it starts in
 * none, and SandboxRequiredError where less than the strictest will not do.
 */
export async function findSandbox(
  demand: 'auto' | 'required',
  log: Pick<Logger, 'info' | 'warn'>,
): Promise<Sandbox> {
  let refusal: unknown;
  for (const sandbox of SANDBOXES) {
    try {
      await tryOut(sandbox);
    } catch (error) {
      if (!(error instanceof ToolError) || sandbox === 'none') throw error;
      refusal ??= error;
      continue;
    }
    if (sandbox === 'files') {
      log.info({ sandbox }, 'tools see their own files only, and no network');
      return sandbox;
    }
    if (demand === 'required') throw new SandboxRequiredError(refusal);
    log.warn({ sandbox, err: refusal }, 'this machine does not let tools be shut in further');
    return sandbox;
  }
  throw refusal;
}

async function tryOut(sandbox: Sandbox): Promise<void> {
  await runTool({
    argv: ['ffmpeg', '-hide_banner', '-version'],
    limits: { ...TRIAL, sandbox },
    folder: tmpdir(),
    outputs: [{ fd: 1, showsProgress: true, consume: () => undefined }],
    signal: AbortSignal.timeout(60_000),
    stallSeconds: 60,
  });
}
