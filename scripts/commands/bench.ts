import { stat } from 'node:fs/promises';
import type { BenchRun, Ratio } from '../bench/bench-run.ts';
import { parseOptions, UsageError } from '../terminal/parse-options.ts';
import { CommandError, runCommand } from '../terminal/run-command.ts';
import type { Command, CommandIo } from './command.ts';

const HELP = `用法 · Usage: youke bench transcode|delivery|upload [FILE] [--rounds N]

在同一次运行中与基线交替比较，只用本机回环地址；比值大于 1 表示优课更好。
Measures Youke against a baseline in turns within one run, over loopback only; a ratio above 1 says that
Youke is better. Medians of N rounds (default 3).

  transcode   一次解码产生全部码率 · one decode for all renditions, against a process per rendition
              FILE: 源视频，默认生成 20 秒 · a source; default: 20 generated seconds
  delivery    播放端的分片发送 · the player's segments, against a plain Node stream server (and nginx where
              there is one), bytes per server CPU-second
  upload      tus 上传端 · the tus endpoint, against a plain write to disk
              FILE: 上传的内容，默认随机 · what is sent; default: random bytes

最后每个比值一行 · Ends in a line for each ratio: ratio NAME VALUE
`;

const BENCHES: Readonly<
  Record<string, () => Promise<(run: BenchRun) => Promise<readonly Ratio[]>>>
> = {
  transcode: async () => (await import('../bench/transcode/bench-transcode.ts')).benchTranscode,
  delivery: async () => (await import('../bench/delivery/bench-delivery.ts')).benchDelivery,
  upload: async () => (await import('../bench/upload/bench-upload.ts')).benchUpload,
};

export const bench: Command = {
  name: 'bench',
  summary: { zh: '与基线比较性能', en: 'measure against a baseline' },
  help: HELP,
  run: (args, io) => runCommand(args, io, HELP, () => run(args, io)),
};

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(args, { rounds: { type: 'string', default: '3' } });
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
  if (file !== null && !(await stat(file).catch(() => null))?.isFile()) {
    throw new CommandError(`没有文件 ${file}`, `there is no file ${file}`);
  }
  const ratios = await (await load())({
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
