import type { UnfinishedUpload } from './unfinished-upload.ts';

/**
 * The unfinished upload that a picked file goes on with: the one this browser remembers for this very file, else the
 * newest with its name and size. What has arrived cannot be compared, so nothing less will do.
 */
export function matchUnfinished(
  file: Readonly<{ name: string; sizeBytes: number }>,
  uploads: readonly UnfinishedUpload[],
  rememberedUrl: string | null,
): UnfinishedUpload | null {
  const alike = uploads.filter(
    (upload) => upload.length === file.sizeBytes && isSameName(upload.filename, file.name),
  );
  return alike.find((upload) => upload.url === rememberedUrl) ?? alike[0] ?? null;
}

/** A Mac decomposes the letters of its file names, other systems do not. */
function isSameName(one: string, other: string): boolean {
  return one.normalize('NFC') === other.normalize('NFC');
}
