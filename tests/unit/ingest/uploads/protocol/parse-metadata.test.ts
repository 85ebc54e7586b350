import { describe, expect, it } from 'vitest';
import { parseMetadata } from '../../../../../ingest/uploads/protocol/parse-metadata.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('Upload-Metadata', () => {
  it.each<[string, Record<string, string>]>([
    ['', {}],
    ['   ', {}],
    ['filename YS5tcDQ=', { filename: 'a.mp4' }],
    [`filename ${base64('一元二次方程.mp4')}`, { filename: '一元二次方程.mp4' }],
    [`filename ${base64('a')},title ${base64('b')}`, { filename: 'a', title: 'b' }],
    // Clients put spaces behind the commas.
    [` filename ${base64('a')} , title ${base64('b')} `, { filename: 'a', title: 'b' }],
    ['is_confidential', { is_confidential: '' }],
    ['is_confidential ', { is_confidential: '' }],
    [`is_confidential,filename ${base64('a')}`, { is_confidential: '', filename: 'a' }],
    [`__proto__ ${base64('x')}`, JSON.parse('{"__proto__":"x"}')],
  ])('%j says %j', (header, metadata) => {
    expect(parseMetadata(header)).toEqual(metadata);
  });

  it.each([
    ['a value that is not Base64', 'filename a.mp4'],
    ['a value of the URL alphabet', 'filename _-_-'],
    ['two spaces within a pair', 'filename YQ== YQ=='],
    ['an empty pair', 'filename YQ==,,title YQ=='],
    ['a comma at its end', 'filename YQ==,'],
    ['a value without a key', ',YQ=='],
    ['a key that comes twice', 'filename YQ==,filename Yg=='],
    ['a key that comes twice, once empty', 'filename,filename Yg=='],
  ])('is refused for %s', (_what, header) => {
    expect(() => parseMetadata(header)).toThrow(
      expect.objectContaining({ code: 'upload-metadata-invalid', status: 400 }),
    );
  });

  it('gives a key named __proto__ to nobody else', () => {
    const metadata = parseMetadata(`__proto__ ${base64('{"filename":"x"}')}`);
    expect(metadata.filename).toBeUndefined();
    expect(Object.getPrototypeOf(metadata)).toBe(Object.prototype);
  });
});
