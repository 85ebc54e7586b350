import type { CommandIo } from '../commands/command.ts';

/** How far something is, on stderr: a bar that redraws itself on a terminal, a line each tenth otherwise. */
export type ProgressLine = Readonly<{
  /** `fraction` 0 to 1; `note` stands behind the bar. */
  update: (fraction: number, note?: string) => void;
  /** Leaves the last state standing; further calls do nothing. */
  end: () => void;
}>;

const REDRAW_MILLISECONDS = 100;

export function createProgressLine(
  stderr: CommandIo['stderr'],
  label: string,
  now: () => number = Date.now,
): ProgressLine {
  return stderr.isTTY ? redrawn(stderr, label, now) : plainLines(stderr, label);
}

function redrawn(stderr: CommandIo['stderr'], label: string, now: () => number): ProgressLine {
  let [drawnAt, drawn, latest, ended] = [Number.NEGATIVE_INFINITY, '', '', false];
  const draw = () => {
    if (latest === drawn) return;
    // \x1b[K clears what a longer line left behind.
    stderr.write(`\r${latest}\x1b[K`);
    [drawn, drawnAt] = [latest, now()];
  };
  return {
    update(fraction, note = '') {
      if (ended) return;
      latest = `${label} ${formatBar(fraction)} ${formatPercent(fraction)} ${note}`.trimEnd();
      if (now() - drawnAt >= REDRAW_MILLISECONDS) draw();
    },
    end() {
      if (ended) return;
      draw();
      ended = true;
      if (drawn !== '') stderr.write('\n');
    },
  };
}

function plainLines(stderr: CommandIo['stderr'], label: string): ProgressLine {
  let [told, ended] = [-1, false];
  return {
    update(fraction, note = '') {
      const tenth = Math.floor(clamp(fraction) * 10);
      if (ended || tenth <= told) return;
      told = tenth;
      stderr.write(`${`${label} ${formatPercent(fraction)} ${note}`.trimEnd()}\n`);
    },
    end() {
      ended = true;
    },
  };
}

/** 24 cells. */
function formatBar(fraction: number): string {
  const full = Math.round(clamp(fraction) * 24);
  return `[${'#'.repeat(full)}${'-'.repeat(24 - full)}]`;
}

/** Rounded down: 100 % means done. */
function formatPercent(fraction: number): string {
  return `${String(Math.floor(clamp(fraction) * 100)).padStart(3)}%`;
}

function clamp(fraction: number): number {
  return Math.min(1, Math.max(0, fraction));
}
