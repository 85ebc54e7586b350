/** Where to go after signing in: a path of this site, never another one's. */
export function safeNextPath(search: string): string {
  const next = new URLSearchParams(search).get('next');
  if (next === null || !next.startsWith('/')) return '/';
  // `//host` and `/\host` are other sites to a browser.
  if (/^\/[/\\]/.test(next) || next.startsWith('/sign-in')) return '/';
  return next;
}
