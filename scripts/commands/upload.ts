import { realpath, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { formatBytes } from '../terminal/format-bytes.ts';
import { parseOptions, UsageError } from '../terminal/parse-options.ts';
import { createProgressLine } from '../terminal/progress-line.ts';
import { CommandError, runCommand, UnusableInputError } from '../terminal/run-command.ts';
import type { FileToSend } from '../upload/file-to-send.ts';
import { parseProblem } from '../upload/parse-problem.ts';
import type { SendError } from '../upload/send-error.ts';
import { type SendFileDeps, sendFile } from '../upload/send-file.ts';
import { signIn } from '../upload/sign-in.ts';
import { createUploadJournal, journalFolder } from '../upload/upload-journal.ts';
import type { Command, CommandIo } from './command.ts';

const HELP = `用法 · Usage: youke upload FILE... --to URL [选项 · options]

断点续传地上传课程视频；每个课程的编号写到标准输出。
Uploads lessons, resumably; each lesson's id goes to standard output.

  --to URL          服务器，如 http://127.0.0.1:8080 · the server
  --title TEXT      课程名称，默认为文件名 · default: the file's name
  --subject TEXT    学科 · subject
  --grade TEXT      年级 · grade
  --textbook TEXT   教材 · textbook
  --region CODE     地区代码，默认为账号所属地区 · region, default: the account's
  --parallel N      把文件分成 N 段同时上传（1–16，默认 1） · send it in N parts at once (1–16, default 1)
  --retries N       连续失败几次后放弃，默认 10 · failures in a row before giving up

账号 · Account: YOUKE_USER 和·and YOUKE_PASSWORD, 或·or YOUKE_TOKEN.
中断后用同样的命令再次运行即从断点继续（记录保存在 XDG_STATE_HOME/youke）。
Run the same command again to go on after an interruption (kept in XDG_STATE_HOME/youke).
每一块数据都附带校验值；网络中断越多，每块越小。已开始的上传仍按原来的段数继续。
Every chunk carries its checksum; the more a line breaks, the smaller the chunks. What was begun goes on in as
many parts as it was begun in.

退出码 · Exit: 0 完成 done; 2 文件不可用 a file cannot be used; 1 其他 anything else.
`;

const OPTIONS = {
  to: { type: 'string' },
  title: { type: 'string' },
  subject: { type: 'string' },
  grade: { type: 'string' },
  textbook: { type: 'string' },
  region: { type: 'string' },
  parallel: { type: 'string', default: '1' },
  retries: { type: 'string', default: '10' },
} as const;

/** The server lets an account have 20 uploads open; each part is one. */
const MOST_PARTS = 16;

export const upload: Command = {
  name: 'upload',
  summary: { zh: '上传课程视频（断点续传）', en: 'upload lessons, resumably' },
  help: HELP,
  run: (args, io) => runCommand(args, io, HELP, () => uploadAll(args, io)),
};

async function uploadAll(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(args, OPTIONS);
  const { to, parallel: parts, retries, ...facts } = values;
  const origin = parseOrigin(to);
  const maxTries = parseCount('--retries', retries, { least: 0, most: 999_999 });
  const parallel = parseCount('--parallel', parts, { least: 1, most: MOST_PARTS });
  if (positionals.length === 0)
    throw new UsageError('请给出要上传的文件', 'name the files to upload');
  if (positionals.length > 1 && facts.title !== undefined) {
    throw new UsageError('--title 只能用于一个文件', '--title is for one file');
  }
  const folder = journalFolder(io.env);
  if (folder === null)
    throw new CommandError('请设置 HOME 或 XDG_STATE_HOME', 'set HOME or XDG_STATE_HOME');

  const files: FileToSend[] = [];
  for (const path of positionals) files.push(await lookAt(path, facts));
  const server = await signIn(origin, io.env, io.signal);
  const journal = createUploadJournal(folder);
  for (const file of files) {
    const lessonId = await uploadOne(file, { server, journal, maxTries, parallel }, io);
    io.stdout.write(`${lessonId}\n`);
  }
  return 0;
}

async function uploadOne(
  file: FileToSend,
  how: Pick<SendFileDeps, 'server' | 'journal' | 'maxTries' | 'parallel'>,
  io: CommandIo,
): Promise<string> {
  const { sizeBytes } = file;
  const progress = createProgressLine(io.stderr, basename(file.file));
  let waitingUntil = 0;
  try {
    return await sendFile(file, {
      ...how,
      signal: io.signal,
      now: Date.now,
      onSent: (bytes) =>
        progress.update(bytes / sizeBytes, `${formatBytes(bytes)} / ${formatBytes(sizeBytes)}`),
      onWait(milliseconds, failure) {
        // Parts that lose the same line at once say so once.
        if (Date.now() < waitingUntil) return;
        waitingUntil = Date.now() + milliseconds;
        const seconds = Math.ceil(milliseconds / 1000);
        io.stderr.write(
          `\n${reasonOf(failure)}; ${seconds} 秒后重试 · trying again in ${seconds} s\n`,
        );
      },
    });
  } catch (error) {
    if (!io.signal.aborted) throw error;
    throw new CommandError(
      '已中断；再次运行将从断点继续',
      'interrupted; run it again to go on from here',
      { cause: error },
    );
  } finally {
    progress.end();
  }
}

async function lookAt(
  path: string,
  facts: Readonly<Record<string, string | undefined>>,
): Promise<FileToSend> {
  const stats = await stat(path).catch((cause: Error) => {
    throw new CommandError(`无法读取 ${path}`, `cannot read ${path}: ${cause.message}`, { cause });
  });
  if (!stats.isFile()) throw new CommandError(`${path} 不是文件`, `${path} is not a file`);
  if (stats.size === 0) throw new UnusableInputError('not-a-video', `${path} 是空文件 · is empty`);
  const given = Object.entries(facts).filter((each): each is [string, string] => Boolean(each[1]));
  const filename = basename(path);
  return {
    file: await realpath(path),
    sizeBytes: stats.size,
    modifiedAt: stats.mtimeMs,
    metadata: { filename, ...Object.fromEntries(given) },
  };
}

function parseOrigin(to: string | undefined): string {
  if (to === undefined)
    throw new UsageError('请用 --to 给出服务器', 'name the server with --to URL');
  const url = URL.parse(to);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(`--to 不是网址：${to}`, `--to is not a web address: ${to}`);
  }
  return (url.origin + url.pathname).replace(/\/+$/, '');
}

function parseCount(
  option: string,
  text: string,
  { least, most }: Readonly<{ least: number; most: number }>,
): number {
  const count = Number(text);
  if (/^\d{1,6}$/.test(text) && count >= least && count <= most) return count;
  throw new UsageError(
    `${option} 应为 ${least} 到 ${most} 的整数：${text}`,
    `${option} must be a whole number from ${least} to ${most}: ${text}`,
  );
}

/** The server's own words, where it answered in some. */
function reasonOf({ body, message }: SendError): string {
  const { zh, en } = parseProblem(body);
  return zh === en ? message : `${zh} · ${en}`;
}
