import { describe, expect, it } from 'vitest';
import { attachmentType } from '../../../ingest/attachments/attachment-types.ts';
import { cleanFilename } from '../../../ingest/attachments/clean-filename.ts';
import { contentDisposition } from '../../../ingest/attachments/content-disposition.ts';

describe('attachmentType', () => {
  it.each([
    ['教案.PDF', 'pdf', 'application/pdf'],
    ['教案.doc', 'ole', 'application/msword'],
    [
      '课件.pptx',
      'powerpoint',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
    ['a.tar.zip', 'zip', 'application/zip'],
    ['photo.jpeg', 'jpeg', 'image/jpeg'],
    ['notes.txt', 'text', 'text/plain'],
  ])('%s is %s, sent as %s', (filename, shape, contentType) => {
    expect(attachmentType(filename)).toEqual({ shape, contentType });
  });

  it.each(['page.html', 'picture.svg', 'run.exe', 'pdf', 'a.constructor', 'a.docm'])(
    'takes no %s',
    (filename) => {
      expect(attachmentType(filename)).toBeNull();
    },
  );
});

describe('cleanFilename', () => {
  it.each([
    ['C:\\教案\\圆.docx', '圆.docx'],
    ['../../etc/passwd', 'passwd'],
    ['a\u202egnp.pdf', 'agnp.pdf'],
    [' a\r\nb.pdf ', 'ab.pdf'],
    [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(196)}.pdf`],
    ['folder/', ''],
  ])('makes %j %j', (given, name) => {
    expect(cleanFilename(given)).toBe(name);
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
