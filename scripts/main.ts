import type { Command, CommandIo } from './commands/command.ts';
import { COMMANDS } from './commands/command-list.ts';
import { helpText } from './commands/help.ts';

/** Signals closer together than this are one person's one wish. */
const SAME_SIGNAL_MS = 1000;

/** The dispatcher behind scripts/youke: one subcommand, one exit status. */
process.exitCode = await dispatch(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  signal: signalOfEnd(),
});

async function dispatch(argv: readonly string[], io: CommandIo): Promise<number> {
  const [name = 'help', ...args] = argv;
  if (name === '--help' || name === '-h' || (name === 'help' && args.length === 0)) {
    io.stdout.write(helpText(COMMANDS));
    return 0;
  }
  const listed = COMMANDS.find((each) => each.name === (name === 'help' ? args[0] : name));
  if (listed === undefined) {
    io.stderr.write(`[youke] 没有这个命令 · there is no such command: ${argv.join(' ')}\n\n`);
    io.stderr.write(helpText(COMMANDS));
    return 1;
  }
  const command: Command = await listed.load();
  if (name === 'help' || args.includes('--help') || args.includes('-h')) {
    io.stdout.write(command.help);
    return 0;
  }
  return command.run(args, io);
}

/**
 * Fires at the first Ctrl-C or SIGTERM; a second one does not wait any longer. Ctrl-C under npm arrives twice at
 * once, from the terminal and from npm, and means one.
 */
function signalOfEnd(): AbortSignal {
  const controller = new AbortController();
  let firstAt = 0;
  const onSignal = (): void => {
    if (!controller.signal.aborted) firstAt = performance.now();
    else if (performance.now() - firstAt > SAME_SIGNAL_MS) process.exit(130);
    controller.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return controller.signal;
}
