import type { FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../../../config/http/problem.ts';
import { createUploadTurns } from '../../../../ingest/uploads/receive/upload-turns.ts';
import type { Upload } from '../../../../ingest/uploads/store/upload.ts';
import { takeFirstBytes } from '../../../../ingest/uploads/take-first-bytes.ts';
import type { UploadsDeps } from '../../../../ingest/uploads/uploads-deps.ts';
import { anUpload } from '../an-upload.ts';

const request = { headers: {}, raw: {} } as FastifyRequest;
const options = { checksum: null, prepare: (upload: Upload) => upload };

/** One upload in the store; `receive` stands for its bytes. */
function build(receive: (turns: ReturnType<typeof createUploadTurns>) => Promise<Upload>) {
  const stored = new Map([['u1', anUpload({ length: 1000 })]]);
  const removed: string[] = [];
  const turns = createUploadTurns(() => {});
  const deps = {
    turns,
    settings: { maxUploadBytes: 5000 },
    store: {
      get: (id: string) => stored.get(id),
      remove: async (id: string) => void stored.delete(id),
    },
    append: async () => ({ upload: await receive(turns), whole: false }),
    early: { forget() {} },
    media: { removeLesson: async (id: string) => void removed.push(`media ${id}`) },
    catalog: {
      lessons: {
        remove: async (id: string) => void removed.push(`lesson ${id}`),
        rejectUpload: async () => null,
      },
    },
  } as unknown as UploadsDeps;
  const taken = () => takeFirstBytes(request, anUpload({ length: 1000 }), options, deps);
  return { taken, stored, removed };
}

describe('an upload whose creation does not bring all of its body', () => {
  it('is forgotten with its lesson, when the connection broke', async () => {
    const { removed, stored, taken } = build(async () => anUpload({ offset: 400 }));
    await expect(taken()).rejects.toThrow(expect.objectContaining({ code: 'upload-gone' }));
    expect([[...stored], removed]).toEqual([[], ['media l1', 'lesson l1']]);
  });

  it('is forgotten when its bytes were refused', async () => {
    const { removed, taken } = build(async () => {
      throw new ProblemError('upload-checksum');
    });
    await expect(taken()).rejects.toThrow(expect.objectContaining({ code: 'upload-checksum' }));
    expect(removed).toEqual(['media l1', 'lesson l1']);
  });

  it('keeps its lesson when it is no video: that tells why', async () => {
    const { removed, stored, taken } = build(async () => {
      throw new ProblemError('not-a-video');
    });
    await expect(taken()).rejects.toThrow(expect.objectContaining({ code: 'not-a-video' }));
    expect([[...stored], removed]).toEqual([[], []]);
  });

  it('is left to whoever has taken it over', async () => {
    const { removed, stored, taken } = build(async (turns) => {
      void turns.take('u1');
      return anUpload({ offset: 400 });
    });
    await expect(taken()).rejects.toThrow(expect.objectContaining({ code: 'upload-gone' }));
    expect([stored.has('u1'), removed]).toEqual([true, []]);
  });

  it('is left alone when somebody finished it before its turn had come', async () => {
    const { removed, stored, taken } = build(async () => anUpload());
    stored.delete('u1');
    await expect(taken()).rejects.toThrow(expect.objectContaining({ code: 'upload-gone' }));
    expect(removed).toEqual([]);
  });
});
