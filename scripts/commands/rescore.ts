import { existsSync } from 'node:fs';
import { layoutData } from '../../config/data-layout.ts';
import {
  findRecordingStandard,
  RECORDING_STANDARDS,
  UnknownStandardError,
} from '../../config/recording-standards/find-recording-standard.ts';
import { parseSettings } from '../../config/settings.ts';
import { openCatalog } from '../../storage/catalog/open-catalog.ts';
import { createDiskMediaStore } from '../../storage/media/disk-media-store.ts';
import { formatRescores } from '../rescore/format-rescores.ts';
import { listScored } from '../rescore/list-scored.ts';
import { rescoreAll } from '../rescore/rescore-all.ts';
import { parseOptions, UsageError } from '../terminal/parse-options.ts';
import { createProgressLine } from '../terminal/progress-line.ts';
import { CommandError, runCommand } from '../terminal/run-command.ts';
import type { Command, CommandIo } from './command.ts';

const HELP = `用法 · Usage: youke rescore (--lesson ID)… | --all  [--profile NAME] [--dry-run]

用保存的测量数据按现行规则重新评分，不再解码视频；在本机 DATA_DIR 上进行，系统可以正在运行。
Scores lessons anew by the rules of this release, from what was measured of them, without a decode. Works on
DATA_DIR on this machine; the system may be running. Where a lesson is processed anew meanwhile, it is left.

  --lesson ID      可重复 · may be repeated
  --all            所有已评分的课程 · every lesson that is scored
  --profile NAME   录制标准，默认沿用报告中的 · recording standard, default: the one each report names:
                   ${RECORDING_STANDARDS.map(({ name }) => name).join(', ')}
  --dry-run        只列出变化，不写入 · lists what would change, and changes nothing

退出码 · Exit: 0 完成 done; 1 有指定的课程未能重新评分 · a lesson that was named could not be scored.
`;

const OPTIONS = {
  lesson: { type: 'string', multiple: true },
  all: { type: 'boolean', default: false },
  profile: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
} as const;

export const rescore: Command = {
  name: 'rescore',
  summary: { zh: '用已有测量数据重新评分', en: 'score lessons anew, without a decode' },
  help: HELP,
  run: (args, io) => runCommand(args, io, HELP, () => run(args, io)),
};

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(args, OPTIONS);
  const named = [...new Set(values.lesson ?? [])];
  if (positionals.length > 0 || values.all === named.length > 0) {
    throw new UsageError(
      '请用 --lesson ID 或 --all 指定课程',
      'name lessons with --lesson ID, or --all',
    );
  }
  const profile = values.profile === undefined ? null : checkProfile(values.profile);
  const layout = layoutData(parseSettings(io.env).dataDir);
  if (!existsSync(layout.catalogFile)) {
    throw new CommandError(
      `没有目录库 ${layout.catalogFile}：请设置 DATA_DIR`,
      `there is no catalog at ${layout.catalogFile}: set DATA_DIR`,
    );
  }
  const catalog = await openCatalog({ file: layout.catalogFile });
  const progress = createProgressLine(io.stderr, 'rescore');
  try {
    const media = await createDiskMediaStore({ root: layout.mediaDir });
    const { lessons } = catalog;
    const rows = await rescoreAll({
      deps: { lessons, media, now: Date.now },
      lessonIds: values.all ? await listScored(lessons) : named,
      profile,
      by: 'youke rescore',
      dryRun: values['dry-run'],
      writeSame: !values.all,
      signal: io.signal,
      onProgress: progress.update,
    });
    progress.end();
    io.stdout.write(formatRescores(rows, { dryRun: values['dry-run'], namedAll: values.all }));
    return !values.all && rows.some(({ left }) => left !== null) ? 1 : 0;
  } finally {
    progress.end();
    await catalog.close();
  }
}

function checkProfile(name: string): string {
  try {
    return findRecordingStandard(name).name;
  } catch (error) {
    if (!(error instanceof UnknownStandardError)) throw error;
    throw new UsageError(`没有名为 ${name} 的录制标准`, error.message);
  }
}
