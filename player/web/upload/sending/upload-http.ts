import type { HttpRequest, HttpResponse, HttpStack } from 'tus-js-client';
import { ApiError } from '../../shared/http/api-error.ts';
import { parseProblem } from '../../shared/http/parse-problem.ts';
import type { Checksums } from '../checksum/create-checksums.ts';
import { UnreadableFile } from '../checksum/unreadable-file.ts';
import type { ChunkOutcome } from './plan-chunk.ts';

/** What the server told in answer to one request of an upload. */
export type UploadAnswer = Readonly<{
  method: string;
  /** Where the new upload is, as `Location` says it. */
  location: string | null;
  lessonId: string | null;
  /** Bytes that it has. */
  offset: number | null;
}>;

export type UploadHttp = HttpStack &
  Readonly<{
    /** Why the last request failed; null where it did not, or its answer made no sense. */
    lastFailure(): ApiError | UnreadableFile | null;
  }>;

/**
 * The requests of one file's upload as tus-js-client makes them, with what it leaves open: chunks that suit the line,
 * a checksum for each, an `abort` that holds while that is computed, and a HEAD that fails instead of beginning the
 * upload anew.
 */
export function createUploadHttp(deps: {
  base: HttpStack;
  /** null: the server takes no checksums. */
  checksums: Checksums | null;
  /** How much of a chunk to send; tus-js-client goes on where the server says, with the rest. */
  chunkBytes: () => number;
  onChunk: (outcome: ChunkOutcome) => void;
  nowMs: () => number;
  onRequest: () => void;
  onAnswer: (answer: UploadAnswer) => void;
}): UploadHttp {
  let failure: ApiError | UnreadableFile | null = null;
  const fail = (error: ApiError | UnreadableFile): never => {
    failure = error;
    throw error;
  };

  const addChecksum = async (request: HttpRequest, chunk: Blob): Promise<void> => {
    const start = Number(request.getHeader('Upload-Offset'));
    const checksum = await deps.checksums?.(start, chunk).catch((error: unknown) => {
      // Any other fault of the hashing costs the checksum, not the upload.
      return error instanceof UnreadableFile ? fail(error) : null;
    });
    if (checksum) request.setHeader('Upload-Checksum', checksum);
  };

  const sendOnce = async (request: HttpRequest, body: unknown): Promise<HttpResponse> => {
    deps.onRequest();
    const response = await request
      .send(body)
      .catch((cause: unknown) => fail(new ApiError(0, { code: 'network', cause })));
    const status = response.getStatus();
    if (status >= 200 && status < 300) {
      deps.onAnswer(readAnswer(request.getMethod(), response));
      return response;
    }
    failure = parseProblem(status, response.getBody(), response.getHeader('Retry-After') ?? null);
    return response;
  };

  const sendChunk = async (request: HttpRequest, whole: Blob, isAborted: () => boolean) => {
    const chunk = whole.slice(0, deps.chunkBytes());
    await addChecksum(request, chunk);
    if (isAborted()) return never();
    const startMs = deps.nowMs();
    const told = (outcome: ChunkOutcome) => deps.onChunk(outcome);
    const response = await sendOnce(request, chunk).catch((error: unknown) => {
      told('lost');
      throw error;
    });
    if (failure === null) told({ bytes: chunk.size, seconds: (deps.nowMs() - startMs) / 1000 });
    else if (failure instanceof ApiError && failure.status === 460) told('lost');
    return response;
  };

  const send = async (request: HttpRequest, body: unknown, isAborted: () => boolean) => {
    const method = request.getMethod();
    failure = null;
    if (method === 'PATCH' && body instanceof Blob) return sendChunk(request, body, isAborted);
    if (isAborted()) return never();
    const response = await sendOnce(request, body);
    // tus-js-client would create another upload now and send everything once more.
    if (method === 'HEAD' && failure !== null) throw failure;
    return response;
  };

  return {
    lastFailure: () => failure,
    getName: () => 'UploadHttp',
    createRequest: (method, url) => {
      const request = deps.base.createRequest(method, url);
      let aborted = false;
      return {
        getMethod: () => method,
        getURL: () => url,
        setHeader: (name, value) => request.setHeader(name, value),
        getHeader: (name) => request.getHeader(name),
        setProgressHandler: (handler) => request.setProgressHandler(handler),
        getUnderlyingObject: () => request.getUnderlyingObject(),
        // Uppy ends an upload whenever its file leaves the list. The page decides that, and asks first.
        send: (body) => (method === 'DELETE' ? never() : send(request, body, () => aborted)),
        abort: () => {
          aborted = true;
          return request.abort();
        },
      };
    },
  };
}

function readAnswer(method: string, response: HttpResponse): UploadAnswer {
  const offset = Number(response.getHeader('Upload-Offset') ?? Number.NaN);
  return {
    method,
    location: response.getHeader('Location') ?? null,
    lessonId: response.getHeader('Lesson-Id') ?? null,
    offset: Number.isSafeInteger(offset) ? offset : null,
  };
}

/** What an aborted XMLHttpRequest answers. */
function never(): Promise<HttpResponse> {
  return new Promise(() => undefined);
}
