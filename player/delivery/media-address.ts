import type { MediaGrant } from './media-token.ts';

/** A media URL's path, taken apart: `/media/LESSON/VERSION/EXPIRES/SIGNATURE/FILE`. */
export type MediaAddress = Readonly<{ grant: MediaGrant; signature: string; file: string }>;

// Plain characters only: nothing we publish needs an escape, so whatever holds one is somebody's trick.
const ADDRESS =
  /^\/media\/([A-Za-z0-9_-]{1,64})\/([A-Za-z0-9_-]{1,64})\/([1-9]\d{0,11})\/([A-Za-z0-9_-]{1,64})\/(.*)$/;

/** The path, without host. Relative URLs in playlists inherit all of it but the file. */
export function encodeMediaAddress({ grant, signature, file }: MediaAddress): string {
  return `/media/${grant.lessonId}/${grant.version}/${grant.expires}/${signature}/${file}`;
}

/**
 * Takes the raw path of a request, neither decoded nor normalised. null where there is no token to be read;
 * `file` is whatever follows it, not looked at.
 */
export function decodeMediaAddress(rawPath: string): MediaAddress | null {
  const parts = ADDRESS.exec(rawPath);
  if (parts === null) return null;
  return {
    grant: { lessonId: parts[1]!, version: parts[2]!, expires: Number(parts[3]) },
    signature: parts[4]!,
    file: parts[5]!,
  };
}
