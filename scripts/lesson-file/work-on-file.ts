import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { UnusableSourceError } from '../../transcoder/probe/unusable-source-error.ts';
import { ToolError } from '../../transcoder/tool/tool-error.ts';
import type { CommandIo } from '../commands/command.ts';
import { createProgressLine } from '../terminal/progress-line.ts';
import { CommandError, UnusableInputError } from '../terminal/run-command.ts';

/** Absolute, so that no name is taken for an option. Throws CommandError for what is not a file. */
export async function findFile(path: string): Promise<string> {
  const stats = await stat(path).catch((cause: Error) => {
    throw new CommandError(`无法读取 ${path}`, `cannot read ${path}: ${cause.message}`, { cause });
  });
  if (!stats.isFile()) throw new CommandError(`${path} 不是文件`, `${path} is not a file`);
  return resolve(path);
}

/**
 * Long work on one file, with its progress on stderr and its errors as a command tells them. Throws
 * UnusableInputError, CommandError, and whatever was not foreseen.
 */
export async function workOnFile<Result>(
  file: string,
  { stderr, signal }: Pick<CommandIo, 'stderr' | 'signal'>,
  work: (onProgress: (progress: number) => void) => Promise<Result>,
): Promise<Result> {
  const progress = createProgressLine(stderr, basename(file));
  try {
    const result = await work((share) => progress.update(share));
    progress.update(1);
    return result;
  } catch (error) {
    if (signal.aborted) throw new CommandError('已中断', 'interrupted', { cause: error });
    if (error instanceof UnusableSourceError) {
      throw new UnusableInputError(error.code, error.message);
    }
    if (error instanceof ToolError) {
      progress.end();
      stderr.write(`${error.argv.join(' ')}\n${error.stderrTail}\n`);
      throw new CommandError('处理失败', error.message, { cause: error });
    }
    throw error;
  } finally {
    progress.end();
  }
}
