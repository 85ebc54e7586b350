import { parseSettings, SettingsError } from '../../config/settings.ts';
import { ToolError } from '../../transcoder/tool/tool-error.ts';
import { limitsHere } from '../lesson-file/limits-here.ts';
import { runSystem } from '../supervisor/run-system.ts';
import { StartError } from '../supervisor/start-error.ts';
import { CommandError } from '../terminal/run-command.ts';
import type { Command, CommandIo } from './command.ts';

const HELP = `youke start

在本机运行整个系统：私有的 redis-server、网页与接口、转码。Runs the whole system on this machine:
a private redis-server, the web process, the transcoder. Ctrl-C or SIGTERM stops everything.

环境变量 · environment (default):
  PORT (8080)  HOST (127.0.0.1)  DATA_DIR (./data)
  REDIS_URL              use this Redis, instead of a private one under DATA_DIR
  YOUKE_ADMIN_PASSWORD   of the first account, instead of a random one
  YOUKE_SAMPLE=0         no sample lesson at the first start
  YOUKE_AV1=1            renditions in AV1 besides H.264
  YOUKE_SANDBOX=required no lesson is worked on where its tools cannot be shut in
  LOG_LEVEL (info)       trace, debug, info, warn, error, silent
`;

/** The whole system in the foreground. */
export const start: Command = {
  name: 'start',
  summary: { zh: '在本机运行整个系统', en: 'run the whole system on this machine' },
  help: HELP,
  run,
};

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  if (args.length > 0) {
    io.stderr.write(`youke start: ${args[0]}?\n${HELP}`);
    return 1;
  }
  // Whatever is made under DATA_DIR is ours alone.
  process.umask(0o077);
  try {
    const settings = parseSettings(io.env);
    // Said here, before a worker ends again and again over it.
    if (settings.sandbox === 'required') await limitsHere(settings);
    const { env, stdout, stderr, signal } = io;
    await runSystem({ settings, env, stdout, stderr, signal });
    return 0;
  } catch (error) {
    if (!isForeseen(error)) throw error;
    io.stderr.write(`[youke] ${error.message}\n`);
    return 1;
  }
}

function isForeseen(error: unknown): error is Error {
  return [StartError, SettingsError, CommandError, ToolError].some((kind) => error instanceof kind);
}
