import { readFileSync } from 'node:fs';

/** Linux reports process times to user space in hundredths of a second, whatever the kernel's own tick. */
const TICKS_PER_SECOND = 100;

/** CPU time, user and system, that a process and its waited-for children have used so far. */
export function cpuSeconds(pid: number | 'self'): number {
  return parseCpuSeconds(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

/** From proc(5): fields 14 to 17 are utime, stime, cutime, cstime; the name before may hold blanks and brackets. */
export function parseCpuSeconds(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS_PER_SECOND;
}
