import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a media URL proves: its holder may read one version of one lesson until then. */
export type MediaGrant = Readonly<{
  lessonId: string;
  version: string;
  /** Seconds since 1970. */
  expires: number;
}>;

export type TokenVerdict = 'valid' | 'expired' | 'forged';

/** HMAC-SHA256 in base64url: 43 characters. The parts are joined by a character that none of them may hold. */
export function signMediaGrant(grant: MediaGrant, key: Buffer): string {
  return digest(grant, key).toString('base64url');
}

/** A forged token stays forged after its time; only a true one can be `expired`. */
export function verifyMediaGrant(
  grant: MediaGrant,
  signature: string,
  key: Buffer,
  nowSeconds: number,
): TokenVerdict {
  // Compared as text: base64url decoding ignores stray bits and characters, and one URL should mean one token.
  const wanted = Buffer.from(signMediaGrant(grant, key));
  const given = Buffer.from(signature);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return 'forged';
  return nowSeconds < grant.expires ? 'valid' : 'expired';
}

function digest(grant: MediaGrant, key: Buffer): Buffer {
  return createHmac('sha256', key)
    .update(`media/${grant.lessonId}/${grant.version}/${grant.expires}`)
    .digest();
}
