/** What the file dialog offers. Some cameras' formats have no media type that browsers know. */
export const VIDEO_TYPES: readonly string[] = [
  'video/*',
  ...['mp4', 'm4v', 'mov', 'mkv', 'webm', 'avi', 'wmv', 'asf', 'flv', 'f4v'],
  ...['mpg', 'mpeg', 'vob', 'ts', 'mts', 'm2ts', 'mxf', 'dv', '3gp', 'ogv', 'rm', 'rmvb'],
].map((type) => (type.includes('/') ? type : `.${type}`));

/** The largest file the server takes, in bytes; null where it does not say (tus 1.0.0, Tus-Max-Size). */
export async function readMaxSizeBytes(
  fetchOptions: (path: string, init: RequestInit) => Promise<Response>,
): Promise<number | null> {
  const answer = await fetchOptions('/uploads', { method: 'OPTIONS' });
  const size = Number(answer.headers.get('Tus-Max-Size') ?? Number.NaN);
  return Number.isSafeInteger(size) && size > 0 ? size : null;
}
