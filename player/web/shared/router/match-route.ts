/** The pages of the app. */
export type Route =
  | Readonly<{ page: 'library' }>
  | Readonly<{ page: 'upload' }>
  | Readonly<{ page: 'sign-in' }>
  | Readonly<{ page: 'lesson'; id: string }>
  | Readonly<{ page: 'report'; id: string }>
  | Readonly<{ page: 'missing' }>;

/** Which page a path names; a slash at the end does not matter. */
export function matchRoute(path: string): Route {
  const parts = path.split('/').filter((part) => part !== '');
  const [first, second, third] = parts;
  if (first === undefined) return { page: 'library' };
  if (parts.length === 1 && first === 'upload') return { page: 'upload' };
  if (parts.length === 1 && first === 'sign-in') return { page: 'sign-in' };
  if (parts.length === 2 && first === 'lessons' && second !== undefined) {
    return { page: 'lesson', id: decode(second) };
  }
  if (parts.length === 3 && first === 'lessons' && second !== undefined && third === 'report') {
    return { page: 'report', id: decode(second) };
  }
  return { page: 'missing' };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
