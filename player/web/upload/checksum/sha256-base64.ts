import { sha256 } from '@noble/hashes/sha2.js';

/** SHA-256 in base64, as Upload-Checksum wants it, where the page has no crypto.subtle. */
export function sha256Base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...sha256(bytes)));
}
