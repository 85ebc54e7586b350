import type { HttpRequest, HttpResponse, HttpStack } from 'tus-js-client';
import { describe, expect, it } from 'vitest';
import { UnreadableFile } from '../../../../player/web/upload/checksum/unreadable-file.ts';
import type { ChunkOutcome } from '../../../../player/web/upload/sending/plan-chunk.ts';
import {
  createUploadHttp,
  type UploadAnswer,
} from '../../../../player/web/upload/sending/upload-http.ts';

type Sent = { method: string; headers: Record<string, string>; body: unknown };

/** A network that gives one answer to everything, or none; and what was sent over it. */
function network(
  answer: { status: number; headers?: Record<string, string>; body?: string } | null,
) {
  const sent: Sent[] = [];
  const stack: HttpStack = {
    getName: () => 'test',
    createRequest: (method, url) => {
      const headers: Record<string, string> = {};
      const request: HttpRequest = {
        getMethod: () => method,
        getURL: () => url,
        setHeader: (name, value) => {
          headers[name] = value;
        },
        getHeader: (name) => headers[name],
        setProgressHandler: () => undefined,
        getUnderlyingObject: () => undefined,
        abort: () => Promise.resolve(),
        send: (body) => {
          sent.push({ method, headers, body });
          if (answer === null) return Promise.reject(new Error('cut'));
          const response: HttpResponse = {
            getStatus: () => answer.status,
            getHeader: (name) => answer.headers?.[name],
            getBody: () => answer.body ?? '',
            getUnderlyingObject: () => undefined,
          };
          return Promise.resolve(response);
        },
      };
      return request;
    },
  };
  return { sent, stack };
}

function setUp(
  answer: Parameters<typeof network>[0],
  checksums: Parameters<typeof createUploadHttp>[0]['checksums'] = async () => 'sha256 abc=',
) {
  const { sent, stack } = network(answer);
  const answers: UploadAnswer[] = [];
  const outcomes: ChunkOutcome[] = [];
  let requests = 0;
  let clockMs = 0;
  const http = createUploadHttp({
    base: stack,
    checksums,
    chunkBytes: () => 5,
    onChunk: (outcome) => outcomes.push(outcome),
    nowMs: () => {
      clockMs += 500;
      return clockMs;
    },
    onRequest: () => {
      requests += 1;
    },
    onAnswer: (each) => answers.push(each),
  });
  const patch = () => {
    const request = http.createRequest('PATCH', '/uploads/u1');
    request.setHeader('Upload-Offset', '8');
    return request;
  };
  return { http, sent, answers, outcomes, patch, requests: () => requests };
}

const CHUNK = new Blob(['bytes']);
const DONE = { status: 204, headers: { 'Upload-Offset': '13', 'Lesson-Id': 'l1' } };

const textOf = (sent: Sent | undefined) => new Response(sent?.body as Blob).text();

describe('a request of an upload', () => {
  it('carries the checksum of just the bytes that it sends', async () => {
    const asked: [number, Blob][] = [];
    const { sent, patch } = setUp(DONE, async (start, chunk) => {
      asked.push([start, chunk]);
      return 'sha256 abc=';
    });
    await patch().send(CHUNK);
    expect(asked.map(([start]) => start)).toEqual([8]);
    expect(sent[0]?.headers['Upload-Checksum']).toBe('sha256 abc=');
    expect(sent[0]?.body).toBe(asked[0]?.[1]);
    expect(await textOf(sent[0])).toBe('bytes');
  });

  it('sends no more of a chunk than suits the line, and tells how that went', async () => {
    const { sent, patch, outcomes } = setUp(DONE);
    await patch().send(new Blob(['bytes and more']));
    expect(await textOf(sent[0])).toBe('bytes');
    expect(outcomes).toEqual([{ bytes: 5, seconds: 0.5 }]);
  });

  it.each([
    ['a cut line', null, ['lost']],
    ['a damaged chunk', { status: 460 }, ['lost']],
    ['a server that is busy', { status: 503 }, []],
  ])('learns of %s', async (_what, answer, learnt) => {
    const { patch, outcomes } = setUp(answer);
    await patch()
      .send(CHUNK)
      .catch(() => undefined);
    expect(outcomes).toEqual(learnt);
  });

  it('goes without one where the server takes none, or the browser cannot hash', async () => {
    for (const checksums of [
      null,
      async () => null,
      () => Promise.reject(new Error('no memory')),
    ]) {
      const { sent, patch } = setUp(DONE, checksums);
      await patch().send(CHUNK);
      expect(sent).toHaveLength(1);
      expect(sent[0]?.headers).not.toHaveProperty('Upload-Checksum');
    }
  });

  it('is never sent once it was aborted, even while its checksum was computed', async () => {
    const hashed = Promise.withResolvers<string>();
    const { sent, patch, requests } = setUp(DONE, () => hashed.promise);
    const request = patch();
    void request.send(CHUNK);
    await request.abort();
    hashed.resolve('sha256 abc=');
    await hashed.promise;
    await new Promise(setImmediate);
    expect(sent).toEqual([]);
    expect(requests()).toBe(0);
  });

  it('tells what the server said', async () => {
    const { answers, patch, http } = setUp(DONE);
    await patch().send(CHUNK);
    expect(answers).toEqual([{ method: 'PATCH', location: null, lessonId: 'l1', offset: 13 }]);
    expect(http.lastFailure()).toBeNull();
  });

  it('fails by the server’s own words', async () => {
    const messages = { zh: '磁盘已满', en: 'The disk is full' };
    const { http } = setUp({
      status: 507,
      headers: { 'Retry-After': '60' },
      body: JSON.stringify({ code: 'disk-full', messages }),
    });
    const response = await http.createRequest('POST', '/uploads').send(null);
    expect(response.getStatus()).toBe(507);
    expect(http.lastFailure()).toMatchObject({ status: 507, messages, retryAfterSeconds: 60 });
  });

  it('fails as a network does, and forgets it at the next', async () => {
    const { http, patch } = setUp(null);
    await expect(patch().send(CHUNK)).rejects.toMatchObject({ status: 0 });
    expect(http.lastFailure()).toMatchObject({ status: 0, code: 'network' });
  });

  it('fails for good where the file cannot be read', async () => {
    const { http, patch, sent } = setUp(DONE, () => Promise.reject(new UnreadableFile()));
    await expect(patch().send(CHUNK)).rejects.toBeInstanceOf(UnreadableFile);
    expect(http.lastFailure()).toBeInstanceOf(UnreadableFile);
    expect(sent).toEqual([]);
  });

  it.each([404, 410, 500, 502])(
    'ends in an error when a HEAD gets %s, so that nothing is begun anew',
    async (status) => {
      const { http } = setUp({ status });
      const head = http.createRequest('HEAD', '/uploads/u1').send(null);
      await expect(head).rejects.toMatchObject({ status });
    },
  );

  it('never ends an upload by itself', async () => {
    const { http, sent } = setUp({ status: 204 });
    void http.createRequest('DELETE', '/uploads/u1').send(null);
    await new Promise(setImmediate);
    expect(sent).toEqual([]);
  });
});
