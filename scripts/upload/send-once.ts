import { createReadStream } from 'node:fs';
import { DetailedError, Upload } from 'tus-js-client';

/** One file on its way to one tus server. */
export type Sending = Readonly<{
  file: string;
  sizeBytes: number;
  endpoint: string;
  /** null begins a new upload. */
  uploadUrl: string | null;
  token: string;
  metadata: Readonly<Record<string, string>>;
  signal: AbortSignal;
  /** Waited for before the first byte goes out. */
  onBegun: (uploadUrl: string, lessonId: string) => Promise<void>;
  onSent: (bytes: number) => void;
}>;

/** A try that did not end in a finished upload. */
export class SendError extends Error {
  readonly code = 'send-failed';
  /** null when no answer came. */
  readonly status: number | null;
  readonly retryAfter: string | null;
  readonly body: string;

  constructor(
    reason: string,
    answer: Readonly<{ status: number; retryAfter: string | null; body: string }> | null,
    options?: ErrorOptions,
  ) {
    super(reason, options);
    this.name = 'SendError';
    this.status = answer?.status ?? null;
    this.retryAfter = answer?.retryAfter ?? null;
    this.body = answer?.body ?? '';
  }
}

/** No byte moved for this long: the line is dead, though TCP may not know for another quarter of an hour. */
const STALLED_MILLISECONDS = 90_000;

/**
 * One try by tus, without retries of its own (it knows no Retry-After, and begins a second upload where a
 * resume meets a 5xx). Throws SendError, the signal's reason, or the error that reading the file gave.
 */
export async function sendOnce(sending: Sending): Promise<void> {
  const { signal, uploadUrl } = sending;
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const watchdog = setTimeout(
    () => reject(new SendError('no byte moved for a while', null)),
    STALLED_MILLISECONDS,
  );
  const upload = new Upload(Buffer.alloc(0), {
    // Without an endpoint a resume that fails says so and leaves the decision to us.
    ...(uploadUrl === null ? { endpoint: sending.endpoint } : { uploadUrl }),
    uploadSize: sending.sizeBytes,
    metadata: { ...sending.metadata },
    headers: { authorization: `Bearer ${sending.token}` },
    retryDelays: null,
    storeFingerprintForResuming: false,
    fileReader: { openFile: async () => fileSource(sending, reject) },
    onAfterResponse: async (request, response) => {
      watchdog.refresh();
      const [url, lessonId] = [response.getHeader('Location'), response.getHeader('Lesson-Id')];
      if (request.getMethod() === 'POST' && response.getStatus() === 201 && url && lessonId) {
        await sending.onBegun(new URL(url, sending.endpoint).href, lessonId);
      }
    },
    onProgress: (bytes) => {
      watchdog.refresh();
      sending.onSent(bytes);
    },
    onSuccess: () => resolve(),
    onError: (error) => reject(toSendError(error)),
  });
  const abort = () => reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  upload.start();
  try {
    await promise;
  } finally {
    clearTimeout(watchdog);
    signal.removeEventListener('abort', abort);
    await upload.abort();
  }
}

/** tus-js-client's own source leaves read errors unheard, which would end the process. */
function fileSource({ file, sizeBytes }: Sending, onReadError: (error: Error) => void) {
  return {
    size: sizeBytes,
    slice: async (start: number, end: number) => {
      const until = Math.min(end, sizeBytes);
      const options = { start, end: until - 1, highWaterMark: 256 * 1024 };
      const stream = createReadStream(file, options).on('error', onReadError);
      // `size` becomes Content-Length.
      return { value: Object.assign(stream, { size: until - start }), done: until >= sizeBytes };
    },
    close: () => {},
  };
}

function toSendError(error: Error): SendError {
  if (!(error instanceof DetailedError))
    return new SendError(error.message, null, { cause: error });
  const response = error.originalResponse;
  const reason = error.causingError?.message ?? error.message;
  if (response === null) return new SendError(reason, null, { cause: error });
  const answer = {
    status: response.getStatus(),
    retryAfter: response.getHeader('Retry-After') ?? null,
    body: response.getBody(),
  };
  return new SendError(`the server answered ${answer.status}`, answer, { cause: error });
}
