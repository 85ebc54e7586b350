import { describe, expect, it } from 'vitest';
import { type ConfinedCall, confineArgv } from '../../../../transcoder/tool/confine-argv.ts';
import type { Sandbox } from '../../../../transcoder/tool/sandbox.ts';

const ALIVE = '[ "$PPID" = "$0" ] && exec "$@"; exit 125';
const RESOURCES = [
  ...['prlimit', '--as=1024', '--cpu=60:65', '--fsize=2048', '--core=0'],
  ...['ionice', '-t', '-c', '2', '-n', '7', 'nice', '-n', '10'],
];

function confined(sandbox: Sandbox, given: Partial<ConfinedCall> = {}): string[] {
  const limits = { memoryBytes: 1024, cpuSeconds: 60, fileBytes: 2048, niceness: 10, sandbox };
  return confineArgv({
    ...{ argv: ['ffprobe', '-version'], limits, parentPid: 7, isRoot: false },
    ...given,
  });
}

describe('a confined call', () => {
  it('is under limits, each step replacing itself by the next', () => {
    expect(confined('none')).toEqual([
      ...['setpriv', '--pdeathsig', 'KILL', 'sh', '-c', ALIVE, '7'],
      ...['setpriv', '--no-new-privs'],
      ...RESOURCES,
      ...['ffprobe', '-version'],
    ]);
  });

  it('has no network and no rights where the machine permits', () => {
    expect(confined('network')).toEqual([
      ...['unshare', '--map-root-user', '--net', '--ipc'],
      ...['setpriv', '--pdeathsig', 'KILL', 'sh', '-c', ALIVE, '7'],
      ...['setpriv', '--no-new-privs', '--bounding-set', '-all'],
      ...RESOURCES,
      ...['ffprobe', '-version'],
    ]);
  });

  it('sees its inputs and its folder only, where the machine permits', () => {
    const argv = ['ffmpeg', '-i', 'file:/data/a b.mp4', '-i', 'file:/data/c', 'out.m4s'];
    expect(confined('files', { argv, folder: '/scratch', isRoot: true })).toEqual([
      ...['unshare', '--net', '--ipc', '--mount'],
      ...['setpriv', '--pdeathsig', 'KILL', 'sh', '-c', ALIVE, '7'],
      ...['sh', expect.stringMatching(/\/transcoder\/tool\/enter-root\.sh$/), '/scratch'],
      ...['/data/a b.mp4', '/data/c', '--'],
      ...['setpriv', '--no-new-privs', '--bounding-set', '-all,+dac_override'],
      ...RESOURCES,
      ...argv,
    ]);
  });
});
