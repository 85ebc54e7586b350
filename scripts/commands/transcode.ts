import { mkdir, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createLog } from '../../config/http/create-log.ts';
import { lessonLadder } from '../../config/lesson-ladder.ts';
import { findRecordingStandard } from '../../config/recording-standards/find-recording-standard.ts';
import { parseSettings } from '../../config/settings.ts';
import { createFolderOutput } from '../../transcoder/output/create-folder-output.ts';
import { transcodeLesson } from '../../transcoder/transcode-lesson.ts';
import { limitsHere } from '../lesson-file/limits-here.ts';
import { findFile, workOnFile } from '../lesson-file/work-on-file.ts';
import { makeFolder } from '../make-folder.ts';
import { createPaint } from '../terminal/paint.ts';
import { parseOptions, UsageError } from '../terminal/parse-options.ts';
import { formatReport } from '../terminal/report/format-report.ts';
import { CommandError, runCommand } from '../terminal/run-command.ts';
import type { Command, CommandIo } from './command.ts';

const HELP = `用法 · Usage: youke transcode FILE --out DIR [--json]

与转码进程对一节课所做的完全相同，但不需要服务器：DIR 中有 master.m3u8、各码率、封面、缩略图和 report.json。
The same work as a worker does on a lesson, without a server: DIR gets master.m3u8, the renditions, poster,
storyboard and report.json.

  --out DIR   空的或不存在的文件夹 · an empty folder, or one to be made
  --json      只输出 JSON 报告 · the report as JSON and nothing else

退出码 · Exit: 0 完成 done; 2 文件不可用，末行为 CODE: 原因 · the file cannot be used, the last line on
stderr is CODE: reason; 1 其他 · anything else.
`;

const OPTIONS = { out: { type: 'string' }, json: { type: 'boolean', default: false } } as const;

/** Where the steps leave their results for each other; gone when they are done. */
const WORK_FOLDER = '.work';

export const transcode: Command = {
  name: 'transcode',
  summary: { zh: '转码一个视频文件', en: 'transcode a video file' },
  help: HELP,
  run: (args, io) => runCommand(args, io, HELP, () => run(args, io)),
};

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(args, OPTIONS);
  const [path, ...rest] = positionals;
  if (path === undefined || rest.length > 0)
    throw new UsageError('请给出一个文件', 'name one file');
  if (values.out === undefined) {
    throw new UsageError('请用 --out 给出输出文件夹', 'name the folder with --out DIR');
  }
  const settings = parseSettings(io.env);
  const sourceFile = await findFile(path);
  const outputFolder = resolve(values.out);
  // Progress says enough, unless somebody asks for the log.
  const level = io.env.LOG_LEVEL ? settings.logLevel : 'warn';
  const log = createLog({
    level,
    role: 'transcode',
    destination: { write: (line) => io.stderr.write(line) },
  });

  const { report } = await intoEmptyFolder(outputFolder, () =>
    workOnFile(sourceFile, io, async (onProgress) =>
      transcodeLesson({
        sourceFile,
        workFolder: join(outputFolder, WORK_FOLDER),
        output: createFolderOutput(outputFolder),
        ladder: lessonLadder(settings),
        standard: findRecordingStandard(settings.standard),
        limits: await limitsHere(settings),
        signal: io.signal,
        onProgress,
        log,
      }),
    ),
  );
  if (values.json) io.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else
    io.stdout.write(
      `${join(outputFolder, 'master.m3u8')}\n\n${formatReport(report, createPaint(io.stdout, io.env))}`,
    );
  return 0;
}

/** All or nothing: what failed leaves the folder as it was. */
async function intoEmptyFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const made = await makeOutput(folder);
  if ((await readdir(folder)).length > 0) {
    throw new CommandError(`${folder} 不是空文件夹`, `${folder} is not empty`);
  }
  try {
    await mkdir(join(folder, WORK_FOLDER));
    const result = await work();
    await rm(join(folder, WORK_FOLDER), { recursive: true });
    return result;
  } catch (error) {
    const left = made === null ? (await readdir(folder)).map((name) => join(folder, name)) : [made];
    for (const path of left) await rm(path, { recursive: true, force: true });
    throw error;
  }
}

/** The first folder that had to be made; null where it was there already. */
async function makeOutput(folder: string): Promise<string | null> {
  try {
    return await makeFolder(folder);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CommandError(`无法创建 ${folder}`, `cannot make ${folder}: ${why}`, { cause });
  }
}
