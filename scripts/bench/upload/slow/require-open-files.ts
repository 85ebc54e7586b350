import { readFileSync } from 'node:fs';
import { CommandError } from '../../../terminal/run-command.ts';

/** Throws CommandError where so many cannot be open at once. (Node itself goes up to the hard limit.) */
export function requireOpenFiles(wanted: number): void {
  const limits = readFileSync('/proc/self/limits', 'utf8');
  const allowed = Number(/^Max open files\s+(\d+)/m.exec(limits)?.[1] ?? Number.POSITIVE_INFINITY);
  if (allowed >= wanted) return;
  throw new CommandError(
    `需要同时打开 ${wanted} 个文件，上限为 ${allowed}：先执行 ulimit -Hn ${wanted}`,
    `${wanted} files must be open at once, the limit is ${allowed}: raise it with ulimit -Hn ${wanted}`,
  );
}
