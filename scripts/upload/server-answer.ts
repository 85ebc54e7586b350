import { CommandError, UnusableInputError } from '../terminal/run-command.ts';

/** What the server said when it refused: its own words in both languages, where it sent a problem+json. */
export function refusal(status: number, body: string): CommandError | UnusableInputError {
  const { zh, en } = parseProblem(body);
  // The one refusal that is about the file and not about the sender.
  if (status === 413) return new UnusableInputError('too-large', `${zh} · ${en}`);
  return new CommandError(
    `服务器拒绝（${status}）：${zh}`,
    `refused by the server (${status}): ${en}`,
  );
}

function parseProblem(body: string): Readonly<{ zh: string; en: string }> {
  const plain = body.trim().slice(0, 300);
  try {
    const { messages, detail, title } = JSON.parse(body) as {
      messages?: { zh?: unknown; en?: unknown };
      detail?: unknown;
      title?: unknown;
    };
    if (typeof messages?.zh === 'string' && typeof messages.en === 'string') {
      return { zh: messages.zh, en: messages.en };
    }
    const said = String(detail ?? title ?? plain);
    return { zh: said, en: said };
  } catch {
    return { zh: plain, en: plain };
  }
}
