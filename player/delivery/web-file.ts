import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip, constants as zlib } from 'node:zlib';
import type { ContentCoding } from './negotiate-encoding.ts';

/** One file of the built web app, held in memory. */
export type WebFile = Readonly<{
  type: string;
  etag: string;
  cacheControl: string;
  /** The bytes in a coding; compressed at the first asking, then kept. Files of no gain come as they are. */
  encoded: (coding: ContentCoding) => Promise<Readonly<{ bytes: Buffer; coding: ContentCoding }>>;
}>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** Below this a compressed body saves no packet. */
const WORTH_COMPRESSING_BYTES = 1024;

const compressors = {
  // 9 of 11: within a few per cent of the best and a tenth of its time, which the first visitor waits for.
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, { params: { [zlib.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes, { level: 9 }),
};

/** `path` is relative to the app's root; what the bundler put under `assets/` has its hash in its name. */
export function createWebFile(path: string, bytes: Buffer): WebFile {
  const type = TYPES[extname(path)] ?? 'application/octet-stream';
  const compressible = /^text\/|json|svg/.test(type) && bytes.length >= WORTH_COMPRESSING_BYTES;
  const kept = new Map<ContentCoding, Promise<Buffer>>();
  return {
    type,
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    cacheControl: path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    encoded: async (coding) => {
      if (!compressible || coding === 'identity') return { bytes, coding: 'identity' };
      const compressed = kept.get(coding) ?? compressors[coding](bytes);
      kept.set(coding, compressed);
      return { bytes: await compressed, coding };
    },
  };
}
