import { extname } from 'node:path';

/** RFC 8216, section 4. */
export const PLAYLIST_TYPE = 'application/vnd.apple.mpegurl';

/** What is published of a rendition folder, and as what. Anything else (report.json above all) stays inside. */
const TYPES: Readonly<Record<string, string>> = {
  '.m3u8': PLAYLIST_TYPE,
  '.mp4': 'video/mp4',
  // Apple's authoring specification asks for video/mp4 or audio/mp4; players judge by the init segment.
  '.m4s': 'video/mp4',
  '.vtt': 'text/vtt; charset=utf-8',
  '.webp': 'image/webp',
  '.jpg': 'image/jpeg',
};

/** The content type of a published file; null for a file that is not published. */
export function mediaType(file: string): string | null {
  const extension = extname(file);
  const type = Object.hasOwn(TYPES, extension) ? TYPES[extension]! : null;
  return type === 'video/mp4' && /^audio(-\w+)?\//.test(file) ? 'audio/mp4' : type;
}
