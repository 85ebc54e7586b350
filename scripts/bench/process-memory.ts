import { readFileSync, writeFileSync } from 'node:fs';

/** Bytes in memory, now and at most since the peak was last forgotten. */
export type ProcessMemory = Readonly<{ residentBytes: number; peakBytes: number }>;

export function processMemory(pid: number): ProcessMemory {
  return parseProcessMemory(readFileSync(`/proc/${pid}/status`, 'utf8'));
}

/** From proc(5): VmRSS and VmHWM, in KiB. */
export function parseProcessMemory(status: string): ProcessMemory {
  const bytes = (field: string) => {
    const found = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status);
    if (found === null) throw new Error(`no ${field} in a process's status`);
    return Number(found[1]) * 1024;
  };
  return { residentBytes: bytes('VmRSS'), peakBytes: bytes('VmHWM') };
}

/** From now on the peak is that of what follows (proc(5), clear_refs). */
export function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}
