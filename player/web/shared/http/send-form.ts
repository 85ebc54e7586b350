import { ApiError } from './api-error.ts';
import { parseProblem } from './parse-problem.ts';

/** Posts a form and tells how much of it has left, 0 to 1. Throws ApiError; when given up, the signal's reason. */
export type SendForm = <T>(
  path: string,
  form: FormData,
  options: Readonly<{ onProgress: (share: number) => void; signal: AbortSignal }>,
) => Promise<T>;

/** By XMLHttpRequest: fetch does not tell how far a body is. */
export function createFormSender(deps: {
  open: () => XMLHttpRequest;
  languageTag: () => string;
  onSignedOut: () => void;
}): SendForm {
  return <T>(path: string, form: FormData, options: Parameters<SendForm>[2]) =>
    new Promise<T>((resolve, reject) => {
      const { onProgress, signal } = options;
      const request = deps.open();
      const abort = () => request.abort();
      request.open('POST', path);
      request.setRequestHeader('Accept', 'application/json');
      request.setRequestHeader('Accept-Language', deps.languageTag());
      request.upload.addEventListener('progress', (event) => {
        if (event.lengthComputable) onProgress(event.loaded / event.total);
      });
      request.addEventListener('load', () => {
        const { status, responseText } = request;
        if (status >= 200 && status < 300) return resolve(JSON.parse(responseText) as T);
        if (status === 401) deps.onSignedOut();
        reject(parseProblem(status, responseText, request.getResponseHeader('Retry-After')));
      });
      request.addEventListener('error', () => reject(new ApiError(0, { code: 'network' })));
      request.addEventListener('abort', () => reject(signal.reason));
      request.addEventListener('loadend', () => signal.removeEventListener('abort', abort));
      signal.addEventListener('abort', abort);
      request.send(form);
    });
}
