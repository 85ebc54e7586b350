import { type FileHandle, open } from 'node:fs/promises';
import { CommandError, UnusableInputError } from '../terminal/run-command.ts';
import type { FileToSend } from './file-to-send.ts';
import { fingerprintOf } from './fingerprint-of.ts';
import { foreseesRefusal } from './foresees-refusal.ts';
import type { Line } from './line.ts';
import { readChunk } from './read-chunk.ts';
import { SendError } from './send-error.ts';
import { type SendPartsDeps, sendParts } from './send-parts.ts';
import { refusal } from './server-answer.ts';
import type { SignedInServer } from './sign-in.ts';
import type { UploadJournal } from './upload-journal.ts';
import { createUploadRecord } from './upload-record.ts';

export type SendFileDeps = Readonly<{
  server: SignedInServer;
  journal: UploadJournal;
  /** Parts to send at once of a file that is large enough; one that was begun goes on as it was begun. */
  parallel: number;
  signal: AbortSignal;
  /** Default: a minute and a half. */
  patienceMilliseconds?: Line['patienceMilliseconds'];
}> &
  Omit<SendPartsDeps['trying'], 'signal'> &
  Pick<SendPartsDeps, 'onSent'>;

/** Longer than a busy server takes to answer, shorter than anybody looks at a bar that stands still. */
const PATIENCE_MILLISECONDS = 90_000;
const SMALLEST_PART_BYTES = 1024 * 1024;
/** By so many first bytes a server knows most files. */
const HEAD_BYTES = 64 * 1024;

/**
 * Sends one file over however bad a line, going on where an earlier run stopped. Resolves to the lesson's id
 * once the server has it all. Throws CommandError, UnusableInputError or the signal's reason.
 */
export async function sendFile(file: FileToSend, deps: SendFileDeps): Promise<string> {
  const { journal, server, signal } = deps;
  const { origin, token } = server;
  const { patienceMilliseconds = PATIENCE_MILLISECONDS } = deps;
  const line: Line = { token, signal, patienceMilliseconds };
  const fingerprint = fingerprintOf(file, server);
  const source = await open(file.file);
  try {
    const begun = await journal.find(fingerprint);
    const count = begun === null ? await countParts(file, source, line, deps) : 0;
    const fresh = { file: file.file, uploadUrls: new Array(count).fill(null), lessonId: null };
    const record = createUploadRecord(journal, fingerprint, begun ?? fresh);
    const lessonId = await sendParts(file, source, {
      ...{ origin, line, record },
      onSent: deps.onSent,
      trying: deps,
    });
    await journal.forget(fingerprint);
    return lessonId;
  } catch (error) {
    const told = error instanceof SendError ? explain(error) : error;
    if (told instanceof UnusableInputError) await journal.forget(fingerprint);
    throw told;
  } finally {
    await source.close();
  }
}

/** A file that will be refused goes in one piece: then the refusal comes early, and in the server's words. */
async function countParts(
  { sizeBytes, modifiedAt }: FileToSend,
  source: FileHandle,
  line: Line,
  { parallel, server }: SendFileDeps,
): Promise<number> {
  const most = Math.min(parallel, Math.floor(sizeBytes / SMALLEST_PART_BYTES));
  if (most <= 1) return 1;
  const head = await readChunk(source, 0, HEAD_BYTES, modifiedAt);
  return (await foreseesRefusal(line, server.origin, sizeBytes, head)) ? 1 : most;
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
