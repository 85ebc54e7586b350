/** Name of the cookie that holds a session's token. */
export const SESSION_COOKIE = 'youke_session';

export type SessionToken = Readonly<{ token: string; from: 'bearer' | 'cookie' }>;

/** Tokens are URL-safe base64: nothing in them needs decoding. */
const OURS = new RegExp(`(?:^|;) *${SESSION_COOKIE}=([A-Za-z0-9_-]+) *(?:;|$)`);

type Headers = Readonly<{ authorization?: string | undefined; cookie?: string | undefined }>;

/** The token a request shows: an Authorization header wins over the cookie; null where there is neither. */
export function readSessionToken(headers: Headers): SessionToken | null {
  if (headers.authorization !== undefined) {
    const bearer = /^Bearer +([^\s]+)$/i.exec(headers.authorization.trim());
    return bearer ? { token: bearer[1]!, from: 'bearer' } : null;
  }
  const cookie = OURS.exec(headers.cookie ?? '');
  return cookie ? { token: cookie[1]!, from: 'cookie' } : null;
}
