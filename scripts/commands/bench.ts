import { stat } from 'node:fs/promises';
import type { BenchRun, Ratio } from '../bench/bench-run.ts';
import { parseTranscodeBenchOptions } from '../bench/transcode/transcode-bench-options.ts';
import { parseUploadBenchOptions } from '../bench/upload/upload-bench-options.ts';
import { parseOptions, UsageError } from '../terminal/parse-options.ts';
import { CommandError, runCommand } from '../terminal/run-command.ts';
import type { Command, CommandIo } from './command.ts';

const HELP = `用法 · Usage: youke bench transcode|delivery|upload [FILE] [--rounds N]
             youke bench transcode [--only cpu|playable|kill]
             youke bench upload [--only throughput|slow|half-open] [--mebibytes N] [--uploads N] [--seconds N]

在同一次运行中与基线交替比较，只用本机回环地址；比值大于 1 表示优课更好。
Measures Youke against a baseline in turns within one run, over loopback only; a ratio above 1 says that
Youke is better. Medians of N rounds (default 3).

  transcode   转码，三项依次进行，--only 只做一项 · transcoding: all three parts, or one with --only
              FILE: 源视频；默认生成两个 20 秒的 1080p，一个须编码，一个可直接复用 · a source; default: two
              generated ones of 20 s, one that must be encoded and one that can be copied
    cpu       一节课的 CPU 时间（含评分、封面、缩略图），与只做同样码率的单个 ffmpeg、每个码率一个进程、不分块
              比较；另测画质（SSIM）、帧数与存储 · CPU of a lesson, scores, poster and storyboard included, against
              one bare ffmpeg for the same renditions, a process per rendition, and one chunk; then SSIM,
              frames and storage
    playable  多久可以观看 · how soon a lesson can be watched
    kill      进行到一半时强杀进程，多花多少 CPU · what a kill -9 at half-way costs in CPU
  delivery    播放端的分片发送 · the player's segments, against a plain Node stream server (and nginx where
              there is one), bytes per server CPU-second
  upload      上传端，三项依次进行，--only 只做一项；写入 TMPDIR 所在的磁盘 · the tus endpoint: all three parts,
              or one with --only; writes to the disk of TMPDIR
    throughput  1 个与 16 个连接，与 @tus/server 和直接写入磁盘比较；另测每块带 SHA-256 校验，以及应答之后后台
              摘要的开销 · 1 and 16 connections, against @tus/server and a plain write to disk; also with a
              SHA-256 on each chunk, and with what the server still does after the answer
              FILE: 上传的内容，默认随机 · what is sent (its beginning); default: random bytes
              --mebibytes N: 单连接时上传的大小，16 个连接时每个为其四分之一（默认 512）· size of the upload
              over one connection; each of 16 brings a quarter (default 512)
    slow      大量慢速上传同时进行：内存、/healthz、内容完整；只做一轮 · many slow uploads at once: memory,
              /healthz, and whether all arrive intact; one round
              --uploads N --seconds N: 多少个、多久（默认 1000、30）· how many, how long (default 1000, 30)
    half-open  连接中断却未关闭时的续传，与 @tus/server 比较 · a resume against a connection that went silent
              without closing, against @tus/server

没有基线的数值每行一个，括号内为要求 · A line for each value without a baseline, what is wanted in brackets:
figure NAME VALUE UNIT (< LIMIT)
最后每个比值一行 · Ends in a line for each ratio: ratio NAME VALUE
`;

type Values = Readonly<Partial<Record<(typeof OPTIONS)[number], string>>>;
type Bench = (run: BenchRun) => Promise<readonly Ratio[]>;

const OPTIONS = ['only', 'mebibytes', 'uploads', 'seconds'] as const;
/** Which of them a bench takes. */
const OPTIONS_OF: Readonly<Record<string, readonly string[]>> = {
  transcode: ['only'],
  delivery: [],
  upload: OPTIONS,
};
const BENCHES: Readonly<Record<string, (values: Values) => Promise<Bench>>> = {
  transcode: async (values) => {
    const options = parseTranscodeBenchOptions(values);
    const { benchTranscode } = await import('../bench/transcode/bench-transcode.ts');
    return (run) => benchTranscode(run, options);
  },
  delivery: async () => (await import('../bench/delivery/bench-delivery.ts')).benchDelivery,
  upload: async (values) => {
    const options = parseUploadBenchOptions(values);
    const { benchUpload } = await import('../bench/upload/bench-upload.ts');
    return (run) => benchUpload(run, options);
  },
};

export const bench: Command = {
  name: 'bench',
  summary: { zh: '与基线比较性能', en: 'measure against a baseline' },
  help: HELP,
  run: (args, io) => runCommand(args, io, HELP, () => run(args, io)),
};

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(args, {
    rounds: { type: 'string', default: '3' },
    only: { type: 'string' },
    mebibytes: { type: 'string' },
    uploads: { type: 'string' },
    seconds: { type: 'string' },
  });
  const [name, file = null, ...rest] = positionals;
  const load = name !== undefined && Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
  if (load === undefined || rest.length > 0) {
    const names = Object.keys(BENCHES).join('|');
    throw new UsageError(
      `应为 youke bench ${names} [FILE]`,
      `expected: youke bench ${names} [FILE]`,
    );
  }
  if (!/^[1-9]\d?$/.test(values.rounds)) {
    throw new UsageError('--rounds 应为 1 至 99', '--rounds is a whole number from 1 to 99');
  }
  const taken = OPTIONS_OF[name!] ?? [];
  const foreign = OPTIONS.find((each) => values[each] !== undefined && !taken.includes(each));
  if (foreign !== undefined) {
    throw new UsageError(
      `youke bench ${name} 没有选项 --${foreign}`,
      `youke bench ${name} takes no --${foreign}`,
    );
  }
  const measure = await load(values);
  if (file !== null && !(await stat(file).catch(() => null))?.isFile()) {
    throw new CommandError(`没有文件 ${file}`, `there is no file ${file}`);
  }
  const ratios = await measure({
    rounds: Number(values.rounds),
    file,
    env: io.env,
    signal: io.signal,
    say: (line) => io.stderr.write(`${line}\n`),
    print: (line) => io.stdout.write(`${line}\n`),
  });
  for (const ratio of ratios) io.stdout.write(`ratio ${ratio.name} ${ratio.value.toFixed(3)}\n`);
  return 0;
}
