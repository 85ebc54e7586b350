import { describe, expect, it } from 'vitest';
import { formatConcat, parseConcat } from '../../../../../ingest/uploads/protocol/parse-concat.ts';

const final = (...parts: string[]) => ({ kind: 'final', parts }) as const;

describe('Upload-Concat', () => {
  it.each([
    ['partial', { kind: 'partial' } as const],
    ['final;/uploads/a', final('a')],
    ['final;/uploads/a /uploads/b-2', final('a', 'b-2')],
  ])('%j is read and written alike', (header, concat) => {
    expect(parseConcat(header)).toEqual(concat);
    expect(formatConcat(concat)).toBe(header);
  });

  it.each([
    ['where there is none', undefined, null],
    ['with a space behind the semicolon', 'final; /uploads/a /uploads/b', final('a', 'b')],
    ['with more spaces than needed', 'final;/uploads/a   /uploads/b ', final('a', 'b')],
    ['of absolute URLs', 'final;https://youke.example/uploads/a', final('a')],
    ['of URLs with a query', 'final;/uploads/a?x=1', final('a')],
    ['of parts in an order of their own', 'final;/uploads/b /uploads/a', final('b', 'a')],
  ])('%s is read', (_what, header, concat) => {
    expect(parseConcat(header)).toEqual(concat);
  });

  it.each([
    ['of no parts', 'final;'],
    ['of no parts, without a semicolon', 'final'],
    ['of another kind', 'whole'],
    ['that is partial and names parts', 'partial;/uploads/a'],
    ['of one part twice', 'final;/uploads/a /uploads/a'],
    ['of one part by two URLs', 'final;/uploads/a http://other/uploads/a'],
    ['of URLs that lead elsewhere', 'final;/uploads/../api/lessons/a'],
    ['of a URL below an upload', 'final;/uploads/a/b'],
    ['of a bare id', 'final;a'],
    ['of what is no id', 'final;/uploads/%2e%2e'],
    ['of an endless id', `final;/uploads/${'a'.repeat(65)}`],
    [
      'of a thousand parts and one',
      `final;${Array.from({ length: 1001 }, (_, at) => `/uploads/${at}`).join(' ')}`,
    ],
  ])('%s is refused', (_what, header) => {
    expect(() => parseConcat(header)).toThrow(
      expect.objectContaining({ code: 'invalid-request', status: 400 }),
    );
  });
});
