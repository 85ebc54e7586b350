import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseOptions, UsageError } from '../terminal/parse-options.ts';
import { runCommand } from '../terminal/run-command.ts';
import { FAMILIES, FAMILY_NAMES } from '../validate/families.ts';
import { formatFigures } from '../validate/format-figures.ts';
import { validate as validateFamilies } from '../validate/validate.ts';
import type { Command, CommandIo } from './command.ts';

const HELP = `用法 · Usage: youke validate [--only FAMILY]... [--half tune|report] [--json] [--keep DIR]

自行生成已知真值的素材（剪辑、劣化、EBU 信号、混合噪声），用评分程序测量，并与要求比较。没有人工评分可用。
Makes material of which the truth is known (edits, degradations, EBU signals, mixed noise), scores it, and holds
the figures against what is wanted. No human ratings were available.

  --only FAMILY    只做一类，可重复 · only this family; may be repeated: ${FAMILY_NAMES.join(', ')}
  --half HALF      report（默认）：未用于调参的一半；tune：用于调参的一半 · report (default): the half of the
                   material that nothing was tuned on; tune: the other half
  --json           只输出 JSON · the figures as JSON and nothing else
  --keep DIR       保留素材，再次运行时沿用 · keep the material in this folder, and use it again next time

退出码 · Exit: 0 全部达到 all figures kept; 1 有未达到的 at least one missed.
`;

const OPTIONS = {
  only: { type: 'string', multiple: true },
  half: { type: 'string', default: 'report' },
  json: { type: 'boolean', default: false },
  keep: { type: 'string' },
} as const;

export const validate: Command = {
  name: 'validate',
  summary: { zh: '用已知真值的素材检验评分', en: 'hold the scores against known truth' },
  help: HELP,
  run: (args, io) => runCommand(args, io, HELP, () => run(args, io)),
};

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(args, OPTIONS);
  if (positionals.length > 0) {
    throw new UsageError(`多余的参数 ${positionals[0]}`, `unexpected: ${positionals[0]}`);
  }
  const { half, json, keep } = values;
  if (half !== 'tune' && half !== 'report') {
    throw new UsageError('--half 应为 tune 或 report', '--half is tune or report');
  }
  const families = chooseFamilies(values.only ?? FAMILY_NAMES);
  return inFolder(keep, async (folder) => {
    const all = await validateFamilies(
      families,
      { half, folder, signal: io.signal, say: (line) => io.stderr.write(`${line}\n`) },
      (figures) => {
        if (!json) io.stdout.write(formatFigures(figures));
      },
    );
    if (json) io.stdout.write(`${JSON.stringify({ half, families: all }, null, 2)}\n`);
    return all.every(({ rows }) => rows.every(({ ok }) => ok)) ? 0 : 1;
  });
}

function chooseFamilies(names: readonly string[]): typeof FAMILIES {
  const unknown = names.find((name) => !Object.hasOwn(FAMILIES, name));
  if (unknown !== undefined) {
    const known = FAMILY_NAMES.join(', ');
    throw new UsageError(
      `没有 ${unknown} 这一类（有：${known}）`,
      `there is no family ${unknown} (there are ${known})`,
    );
  }
  return Object.fromEntries(Object.entries(FAMILIES).filter(([name]) => names.includes(name)));
}

async function inFolder<T>(kept: string | undefined, work: (folder: string) => Promise<T>) {
  if (kept !== undefined) {
    const folder = resolve(kept);
    await mkdir(folder, { recursive: true });
    return work(folder);
  }
  const folder = await mkdtemp(join(tmpdir(), 'youke-validate-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
