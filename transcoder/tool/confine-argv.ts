import { fileURLToPath } from 'node:url';
import type { Sandbox } from './sandbox.ts';

/** Bounds on one tool that reads a file nobody has looked at yet. */
export type ToolLimits = Readonly<{
  /** Address space, so that a forged header cannot take the machine's memory. */
  memoryBytes: number;
  /** CPU seconds over all threads. */
  cpuSeconds: number;
  /** The largest single file that it may write. */
  fileBytes: number;
  /** 0 to 19: how much it gives way to the processes that answer people. */
  niceness: number;
  sandbox: Sandbox;
}>;

export type ConfinedCall = Readonly<{
  argv: readonly string[];
  limits: ToolLimits;
  /** Absolute; the one folder that it may write to. Unset: none. */
  folder?: string | undefined;
  /** The process that starts it, and that it must not outlive. */
  parentPid: number;
  /** Whether that process is root, who needs no user namespace for the others. */
  isRoot: boolean;
}>;

/** How a step says that it could not set up its part: by this exit status, as `nice` does. */
export const UNCONFINED = 125;

const ENTER_ROOT = fileURLToPath(new URL('./enter-root.sh', import.meta.url));

/**
 * The same call under limits. Each step replaces itself by the next, so the process id stays one and
 * a kill reaches the tool.
 */
export function confineArgv(call: ConfinedCall): string[] {
  return [
    ...namespaces(call),
    ...dieWithParent(call.parentPid),
    ...(call.limits.sandbox === 'files' ? enterRoot(call) : []),
    ...dropPrivileges(call),
    ...limitResources(call.limits),
    ...call.argv,
  ];
}

/** Network: a decoder that was taken over can reach nobody, not even Redis on this machine. */
function namespaces({ limits: { sandbox }, isRoot }: ConfinedCall): string[] {
  if (sandbox === 'none') return [];
  return [
    'unshare',
    // Who is not root may make the other namespaces only inside a user namespace of his own.
    ...(isRoot ? [] : ['--map-root-user']),
    ...['--net', '--ipc'],
    ...(sandbox === 'files' ? ['--mount'] : []),
  ];
}

/** When our process dies, however it dies, so does the tool: no second ffmpeg beside a new attempt's. */
function dieWithParent(parentPid: number): string[] {
  return [
    // After unshare: the kernel forgets the signal when a process gains rights.
    ...['setpriv', '--pdeathsig', 'KILL'],
    // It may have died before that was set, and nothing would tell.
    ...['sh', '-c', '[ "$PPID" = "$0" ] && exec "$@"; exit 125', String(parentPid)],
  ];
}

function enterRoot({ argv, folder }: ConfinedCall): string[] {
  return ['sh', ENTER_ROOT, folder ?? '', ...inputsOf(argv), '--'];
}

/** The files that a call names as its inputs, as `untrustedInput` and `ownIntermediate` write them. */
function inputsOf(argv: readonly string[]): string[] {
  return argv
    .filter((argument, at) => argv[at - 1] === '-i' && argument.startsWith('file:'))
    .map((argument) => argument.slice('file:'.length));
}

/** A decoder that was taken over gains nothing from setuid programs, nor from what root may do. */
function dropPrivileges({ limits: { sandbox }, isRoot }: ConfinedCall): string[] {
  // Root keeps what files of other owners need; any other right would be a way out of the empty root.
  const kept = isRoot ? '-all,+dac_override' : '-all';
  return ['setpriv', '--no-new-privs', ...(sandbox === 'none' ? [] : ['--bounding-set', kept])];
}

function limitResources({ memoryBytes, cpuSeconds, fileBytes, niceness }: ToolLimits): string[] {
  return [
    'prlimit',
    `--as=${memoryBytes}`,
    // The soft limit says why (SIGXCPU), the hard one ends a tool that does not listen.
    `--cpu=${cpuSeconds}:${cpuSeconds + 5}`,
    `--fsize=${fileBytes}`,
    // A crash leaves no memory image of somebody's lesson on the disk.
    '--core=0',
    // Last among those who want the disk, yet never starved as the idle class would be.
    ...['ionice', '-t', '-c', '2', '-n', '7'],
    ...['nice', '-n', String(niceness)],
  ];
}
