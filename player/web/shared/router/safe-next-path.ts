/** Stands for this site, whichever it is. */
const HERE = 'http://here.invalid';

/** Where to go after signing in: a path of this site, never another one's. */
export function safeNextPath(search: string): string {
  const next = new URLSearchParams(search).get('next');
  // A browser takes `//host`, `/\host` and `/<tab>/host` for other sites: only its own parser knows them all.
  if (!next?.startsWith('/') || !URL.canParse(next, HERE)) return '/';
  const { origin, pathname, search: query, hash } = new URL(next, HERE);
  // A path may also begin with two slashes once its dots are resolved.
  if (origin !== HERE || /^\/(\/|sign-in)/.test(pathname)) return '/';
  return `${pathname}${query}${hash}`;
}
