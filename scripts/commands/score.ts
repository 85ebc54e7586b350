import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LESSON_LADDER } from '../../config/ladder.ts';
import {
  findRecordingStandard,
  UnknownStandardError,
} from '../../config/recording-standards/find-recording-standard.ts';
import type { RecordingStandard } from '../../config/recording-standards/recording-standard.ts';
import { parseSettings } from '../../config/settings.ts';
import { scoreFile } from '../../transcoder/score-file.ts';
import { limitsHere } from '../lesson-file/limits-here.ts';
import { findFile, workOnFile } from '../lesson-file/work-on-file.ts';
import { createPaint } from '../terminal/paint.ts';
import { parseOptions, UsageError } from '../terminal/parse-options.ts';
import { formatReport } from '../terminal/report/format-report.ts';
import { runCommand } from '../terminal/run-command.ts';
import type { Command, CommandIo } from './command.ts';

const HELP = `用法 · Usage: youke score FILE [--profile NAME] [--json]

给一个视频文件评分：清晰度、声音、镜头衔接、问题及时间、是否符合录制标准。不需要服务器。
Scores one file: clarity, audio, cuts, findings with their times, the recording standard. No server needed.

  --profile NAME   录制标准 · recording standard (default: YOUKE_STANDARD, henan-youke-2019)
  --json           只输出 JSON 报告 · the report as JSON and nothing else

退出码 · Exit: 0 完成 done; 2 文件不可用，末行为 CODE: 原因 · the file cannot be used, the last line on
stderr is CODE: reason; 1 其他 · anything else.
`;

const OPTIONS = { profile: { type: 'string' }, json: { type: 'boolean', default: false } } as const;

export const score: Command = {
  name: 'score',
  summary: { zh: '给视频评分', en: 'score a video file' },
  help: HELP,
  run: (args, io) => runCommand(args, io, HELP, () => run(args, io)),
};

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(args, OPTIONS);
  const [path, ...rest] = positionals;
  if (path === undefined || rest.length > 0)
    throw new UsageError('请给出一个文件', 'name one file');
  const settings = parseSettings(io.env);
  const standard = chooseStandard(values.profile ?? settings.standard);
  const sourceFile = await findFile(path);
  const report = await workOnFile(sourceFile, io, (onProgress) =>
    inTemporaryFolder(async (workFolder) =>
      scoreFile({
        ladder: LESSON_LADDER,
        workFolder,
        log: { info() {}, warn() {} },
        sourceFile,
        standard,
        limits: await limitsHere(settings),
        signal: io.signal,
        onProgress,
      }),
    ),
  );
  io.stdout.write(
    values.json
      ? `${JSON.stringify(report, null, 2)}\n`
      : formatReport(report, createPaint(io.stdout, io.env)),
  );
  return 0;
}

function chooseStandard(name: string): RecordingStandard {
  try {
    return findRecordingStandard(name);
  } catch (error) {
    if (!(error instanceof UnknownStandardError)) throw error;
    throw new UsageError(`没有名为 ${name} 的录制标准`, error.message);
  }
}

async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'youke-score-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
