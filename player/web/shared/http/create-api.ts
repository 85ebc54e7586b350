import { ApiError } from './api-error.ts';
import { parseProblem } from './parse-problem.ts';

/** The house's JSON over HTTP, by session cookie. Every method throws ApiError. */
export type Api = Readonly<{
  get<T>(path: string, signal?: AbortSignal): Promise<T>;
  post<T>(path: string, body?: unknown): Promise<T>;
  patch<T>(path: string, body: unknown): Promise<T>;
  remove(path: string): Promise<void>;
}>;

/** `onSignedOut` hears of every 401 but the sign-in's own. */
export function createApi(deps: {
  fetch: typeof fetch;
  languageTag: () => string;
  onSignedOut: () => void;
}): Api {
  const send = async (path: string, init: RequestInit): Promise<string> => {
    const headers = new Headers(init.headers);
    headers.set('Accept', 'application/json');
    headers.set('Accept-Language', deps.languageTag());
    let response: Response;
    let text: string;
    try {
      response = await deps.fetch(path, { ...init, headers });
      text = await response.text();
    } catch (cause) {
      if (init.signal?.aborted) throw cause;
      throw new ApiError(0, { code: 'network', cause });
    }
    if (response.ok) return text;
    if (response.status === 401 && path !== '/api/session') deps.onSignedOut();
    throw parseProblem(response.status, text, response.headers.get('Retry-After'));
  };

  return {
    get: async (path, signal) => JSON.parse(await send(path, signal ? { signal } : {})),
    post: async (path, body) => {
      const text = await send(path, { method: 'POST', ...(body === undefined ? {} : json(body)) });
      return text === '' ? undefined : JSON.parse(text);
    },
    patch: async (path, body) => JSON.parse(await send(path, { method: 'PATCH', ...json(body) })),
    remove: async (path) => {
      await send(path, { method: 'DELETE' });
    },
  };
}

function json(body: unknown): RequestInit {
  return { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}
