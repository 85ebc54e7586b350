import type { FileHandle } from 'node:fs/promises';
import { CommandError } from '../terminal/run-command.ts';

/** So many bytes of a file. Throws CommandError when it is no longer the file that it was (milliseconds since 1970). */
export async function readChunk(
  source: FileHandle,
  start: number,
  sizeBytes: number,
  modifiedAt: number,
): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(sizeBytes);
  let filled = 0;
  while (filled < sizeBytes) {
    const { bytesRead } = await source.read(bytes, filled, sizeBytes - filled, start + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  const { mtimeMs } = await source.stat();
  if (filled === sizeBytes && mtimeMs === modifiedAt) return bytes;
  throw new CommandError(
    '文件在上传过程中被改动，请在写完之后重新上传',
    'the file was changed while it was being uploaded; upload it again when it is finished',
  );
}
