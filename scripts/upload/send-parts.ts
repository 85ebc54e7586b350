import type { FileHandle } from 'node:fs/promises';
import { createAnnouncingOrder } from './announcing-order.ts';
import type { FileToSend } from './file-to-send.ts';
import { joinParts } from './join-parts.ts';
import { keepTrying, type Trying } from './keep-trying.ts';
import type { Line } from './line.ts';
import { planParts } from './plan-parts.ts';
import { requireNotRejected } from './require-not-rejected.ts';
import { runTogether } from './run-together.ts';
import { sendPart } from './send-part.ts';
import type { UploadRecord } from './upload-record.ts';
import { createUploadTally } from './upload-tally.ts';

export type SendPartsDeps = Readonly<{
  origin: string;
  line: Line;
  record: UploadRecord;
  /** Bytes of all parts that the server has or is being sent. */
  onSent: (bytes: number) => void;
  trying: Omit<Trying, 'gained' | 'startOver'>;
}>;

/**
 * Sends a file as the one upload or the parts that its record names, all at once, and has parts joined. Resolves to
 * the lesson's id. Throws as keepTrying does, and UnusableInputError.
 */
export async function sendParts(
  file: FileToSend,
  source: FileHandle,
  deps: SendPartsDeps,
): Promise<string> {
  const { line, origin, record } = deps;
  const endpoint = `${origin}/uploads`;
  const { metadata, modifiedAt } = file;
  const parts = planParts(file.sizeBytes, record.count);
  const isWhole = parts.length === 1;
  const tally = createUploadTally(parts.length, deps.onSent);
  const { gained } = tally;

  const forget = async (part: number) => {
    const lessonId = record.lessonId();
    if (lessonId !== null) await requireNotRejected(line, origin, lessonId);
    await record.change(part, null, null);
  };
  const sendAll = () => {
    const order = createAnnouncingOrder(parts.length);
    const sendOne = (part: (typeof parts)[number], index: number) => (signal: AbortSignal) =>
      sendPart(part, index, {
        ...{ endpoint, source, modifiedAt, record, order, tally },
        line: { ...line, signal },
        metadata: isWhole ? metadata : null,
        trying: { ...deps.trying, signal, gained, startOver: () => forget(index) },
      });
    return runTogether(line.signal, parts.map(sendOne));
  };

  await sendAll();
  if (isWhole) return record.lessonId()!;
  const urls = () => parts.map((_, index) => record.urlOf(index)!);
  const startOver = async () => {
    for (const index of parts.keys()) await forget(index);
    await sendAll();
  };
  const join = () => joinParts(line, endpoint, urls(), metadata);
  const joined = await keepTrying(join, { ...deps.trying, gained, startOver });
  // Asked again because its answer was lost, the server gives a lesson that it has refused like any other.
  await requireNotRejected(line, origin, joined);
  return joined;
}
