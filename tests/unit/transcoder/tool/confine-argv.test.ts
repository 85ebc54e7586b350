import { expect, it } from 'vitest';
import { confineArgv } from '../../../../transcoder/tool/confine-argv.ts';

it('wraps a call in limits, each step replacing itself by the next', () => {
  const limits = { memoryBytes: 1024, cpuSeconds: 60, fileBytes: 2048, niceness: 10 };
  expect(confineArgv(['ffprobe', '-version'], limits)).toEqual([
    ...['setpriv', '--pdeathsig', 'KILL', '--no-new-privs'],
    ...['prlimit', '--as=1024', '--cpu=60:65', '--fsize=2048', '--core=0'],
    ...['nice', '-n', '10'],
    ...['ffprobe', '-version'],
  ]);
});
