import { CommandError, UnusableInputError } from '../terminal/run-command.ts';
import { parseProblem } from './parse-problem.ts';

/** What the server said when it refused: its own words in both languages, where it sent a problem+json. */
export function refusal(status: number, body: string): CommandError | UnusableInputError {
  const { code, zh, en } = parseProblem(body);
  // The two refusals that are about the file and not about the sender.
  if (status === 413) return new UnusableInputError('too-large', `${zh} · ${en}`);
  if (code === 'not-a-video') return new UnusableInputError('not-a-video', `${zh} · ${en}`);
  return new CommandError(
    `服务器拒绝（${status}）：${zh}`,
    `refused by the server (${status}): ${en}`,
  );
}
