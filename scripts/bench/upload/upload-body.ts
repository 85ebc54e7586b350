import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { CommandError } from '../../terminal/run-command.ts';

/** What is uploaded, as often as wanted. */
export type UploadBody = Readonly<{ sizeBytes: number; open: () => Readable }>;

const MIB = 1024 * 1024;
const RANDOM_BYTES = 128 * MIB;
/** CPU time comes in hundredths of a second: less than this shows next to none. */
const SMALLEST_BYTES = 32 * MIB;

/**
 * A file's content, or random bytes out of memory, so that nothing but the network and the server takes
 * time. Throws CommandError for a file too small to tell anything.
 */
export async function createUploadBody(file: string | null): Promise<UploadBody> {
  if (file !== null) {
    const { size } = await stat(file);
    if (size < SMALLEST_BYTES) {
      throw new CommandError(
        '文件太小，无法测量（至少 32 MiB）',
        'too small to measure: at least 32 MiB',
      );
    }
    return { sizeBytes: size, open: () => createReadStream(file, { highWaterMark: MIB }) };
  }
  const chunk = randomBytes(MIB);
  const chunks = Array.from({ length: RANDOM_BYTES / MIB }, () => chunk);
  return { sizeBytes: RANDOM_BYTES, open: () => Readable.from(chunks, { objectMode: false }) };
}
