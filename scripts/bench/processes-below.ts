import { readFileSync } from 'node:fs';

/** The ids of every process below this one, as the kernel knows them now. */
export function processesBelow(pid: number): readonly number[] {
  return childrenOf(pid).flatMap((child) => [child, ...processesBelow(child)]);
}

function childrenOf(pid: number): readonly number[] {
  try {
    const listed = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
    return listed.split(' ').filter(Boolean).map(Number);
  } catch {
    // It has ended meanwhile.
    return [];
  }
}
