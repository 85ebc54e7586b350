import { describe, expect, it } from 'vitest';
import { attachmentType } from '../../../ingest/attachments/attachment-types.ts';
import { contentDisposition } from '../../../ingest/attachments/content-disposition.ts';

describe('attachmentType', () => {
  it.each([
    ['教案.PDF', 'application/pdf'],
    ['a.tar.zip', 'application/zip'],
    ['photo.jpeg', 'image/jpeg'],
    ['notes.txt', 'text/plain; charset=utf-8'],
    ['page.html', null],
    ['picture.svg', null],
    ['run.exe', null],
    ['pdf', null],
    ['a.constructor', null],
  ])('%s is %s', (filename, type) => {
    expect(attachmentType(filename)).toBe(type);
  });
});

describe('contentDisposition', () => {
  it.each([
    ['plan.pdf', `attachment; filename="plan.pdf"; filename*=UTF-8''plan.pdf`],
    ['教案 1.pdf', `attachment; filename="__ 1.pdf"; filename*=UTF-8''%E6%95%99%E6%A1%88%201.pdf`],
    [
      `a"b\\c'(1).txt`,
      `attachment; filename="a_b_c'(1).txt"; filename*=UTF-8''a%22b%5Cc%27%281%29.txt`,
    ],
    [
      'a\r\nSet-Cookie: x',
      `attachment; filename="a__Set-Cookie: x"; filename*=UTF-8''a%0D%0ASet-Cookie%3A%20x`,
    ],
  ])('names %j', (filename, header) => {
    expect(contentDisposition(filename)).toBe(header);
  });
});
