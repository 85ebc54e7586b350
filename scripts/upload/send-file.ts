import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { CommandError, type UnusableInputError } from '../terminal/run-command.ts';
import { planRetry } from './plan-retry.ts';
import { SendError, sendOnce } from './send-once.ts';
import { refusal } from './server-answer.ts';
import type { SignedInServer } from './sign-in.ts';
import type { JournalEntry, UploadJournal } from './upload-journal.ts';

export type FileToSend = Readonly<{
  /** Absolute. */
  file: string;
  sizeBytes: number;
  /** Milliseconds since 1970. */
  modifiedAt: number;
  metadata: Readonly<Record<string, string>>;
}>;

export type SendFileDeps = Readonly<{
  server: SignedInServer;
  journal: UploadJournal;
  /** Tries in a row without a new byte before it gives up. */
  maxTries: number;
  signal: AbortSignal;
  /** Bytes that the server has or is being sent. */
  onSent: (bytes: number) => void;
  /** Told before each wait. */
  onWait: (milliseconds: number, reason: string) => void;
}>;

/**
 * Sends one file over however bad a line, going on where an earlier run stopped. Resolves to the lesson's id
 * once the server has it all. Throws CommandError, UnusableInputError or the signal's reason.
 */
export async function sendFile(file: FileToSend, deps: SendFileDeps): Promise<string> {
  const { journal, signal } = deps;
  const fingerprint = fingerprintOf(file, deps.server);
  const begun = { entry: await journal.find(fingerprint) };
  const progress = { failures: 0, furthest: 0 };
  for (;;) {
    const failure = await trySending(file, fingerprint, begun, progress, deps);
    if (failure === null) {
      await journal.forget(fingerprint);
      return begun.entry!.lessonId;
    }
    progress.failures += 1;
    const facts = { ...failure, status: failure.status, begun: begun.entry !== null };
    const plan = planRetry(facts, progress.failures, deps.maxTries, Date.now());
    if (plan.next === 'give-up') throw explain(failure);
    if (plan.next === 'wait') {
      deps.onWait(plan.milliseconds, failure.message);
      await wait(plan.milliseconds, undefined, { signal });
      continue;
    }
    const { lessonId } = begun.entry!;
    await journal.forget(fingerprint);
    // The last answer may have been lost on its way here: then the lesson is at work already.
    if (await hasArrived(lessonId, deps)) return lessonId;
    begun.entry = null;
    progress.furthest = 0;
  }
}

/** null when the server has the whole file. */
async function trySending(
  file: FileToSend,
  fingerprint: string,
  begun: { entry: JournalEntry | null },
  progress: { failures: number; furthest: number },
  { server, journal, signal, onSent }: SendFileDeps,
): Promise<SendError | null> {
  try {
    await sendOnce({
      ...file,
      endpoint: `${server.origin}/uploads`,
      uploadUrl: begun.entry?.uploadUrl ?? null,
      token: server.token,
      signal,
      onBegun: async (uploadUrl, lessonId) => {
        begun.entry = { uploadUrl, lessonId, file: file.file };
        await journal.remember(fingerprint, begun.entry);
      },
      onSent: (bytes) => {
        if (bytes > progress.furthest) {
          progress.failures = 0;
          progress.furthest = bytes;
        }
        onSent(bytes);
      },
    });
    return null;
  } catch (error) {
    if (error instanceof SendError) return error;
    throw error;
  }
}

async function hasArrived(lessonId: string, { server, signal }: SendFileDeps): Promise<boolean> {
  const headers = { authorization: `Bearer ${server.token}` };
  const url = `${server.origin}/api/lessons/${lessonId}`;
  const response = await fetch(url, { headers, signal }).catch(() => null);
  signal.throwIfAborted();
  if (!response?.ok) return false;
  const { state } = (await response.json()) as { state?: unknown };
  return state === 'queued' || state === 'processing' || state === 'ready' || state === 'failed';
}

function explain(failure: SendError): CommandError | UnusableInputError {
  if (failure.status !== null) return refusal(failure.status, failure.body);
  const { message } = failure;
  return new CommandError(
    `网络中断，上传未完成（${message}）；再次运行将从断点继续`,
    `the line is down, the upload is not finished (${message}); run it again to go on`,
    { cause: failure },
  );
}

/** The same file, unchanged, to the same server, by the same account. */
function fingerprintOf(file: FileToSend, { origin, username }: SignedInServer): string {
  const parts = [origin, username, file.file, file.sizeBytes, file.modifiedAt];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
