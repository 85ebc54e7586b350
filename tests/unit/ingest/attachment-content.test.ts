import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { ContentShape } from '../../../ingest/attachments/attachment-types.ts';
import { headFits } from '../../../ingest/attachments/head-fits.ts';
import { holdUntilFit } from '../../../ingest/attachments/hold-until-fit.ts';
import { holdsOffice } from '../../../ingest/attachments/holds-office.ts';
import { listZipEntries } from '../../../ingest/attachments/list-zip-entries.ts';
import { TextCheck } from '../../../ingest/attachments/text-check.ts';
import { makeOffice, makeZip } from '../../fixtures/make-zip.ts';

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const PNG = Buffer.from('89504e470d0a1a0a0000000d', 'hex');
const JPEG = Buffer.from('ffd8ffe000104a464946', 'hex');
const PDF = Buffer.from('%PDF-1.7\n');
const ZIP = makeZip({ 'a.txt': 'text' });
const EXE = Buffer.from('MZ\u0090\u0000');
const HTML = Buffer.from('<!doctype html><script>alert(1)</script>');
const NOTHING = Buffer.alloc(0);

describe('headFits', () => {
  it.each<[ContentShape, string, Buffer, boolean]>([
    ['pdf', 'a PDF', PDF, true],
    ['pdf', 'a PDF after a byte order mark', Buffer.from('\ufeff%PDF-1.4'), true],
    ['pdf', 'a PDF after 1023 bytes', Buffer.from(`${' '.repeat(1023)}%PDF-1.4`), true],
    ['pdf', 'a PDF after 1024 bytes', Buffer.from(`${' '.repeat(1024)}%PDF-1.4`), false],
    ['pdf', 'a web page', HTML, false],
    ['pdf', 'a picture', PNG, false],
    ['pdf', 'nothing', NOTHING, false],
    ['ole', 'an old Office file', OLE, true],
    ['ole', 'a new Office file', ZIP, false],
    ['ole', 'half of its mark', OLE.subarray(0, 4), false],
    ['zip', 'an archive', ZIP, true],
    ['zip', 'an empty archive', makeZip({}), true],
    ['zip', 'another archive', Buffer.from('Rar!\u001a\u0007'), false],
    ['zip', 'a program', EXE, false],
    ['word', 'an archive', ZIP, true],
    ['word', 'an old Office file', OLE, false],
    ['word', 'an empty archive', makeZip({}), false],
    ['powerpoint', 'an old Office file', OLE, false],
    ['excel', 'a PDF', PDF, false],
    ['jpeg', 'a JPEG', JPEG, true],
    ['jpeg', 'a PNG', PNG, false],
    ['png', 'a PNG', PNG, true],
    ['png', 'a JPEG', JPEG, false],
    ['text', 'something', HTML, true],
    ['text', 'nothing', NOTHING, false],
  ])('%s of %s: %s is %s', (shape, _what, head, fits) => {
    expect(headFits(head, shape)).toBe(fits);
  });
});

describe('holdUntilFit', () => {
  const pass = (content: Buffer, shape: ContentShape, step: number) => {
    const chunks = Array.from({ length: Math.ceil(content.length / step) }, (_, index) =>
      content.subarray(index * step, (index + 1) * step),
    );
    return holdUntilFit(Readable.from(chunks), shape);
  };

  it.each([1, 7, 1028, 100_000])('gives back what fits, in steps of %i bytes', async (step) => {
    const content = Buffer.concat([PDF, Buffer.alloc(3000, 'x')]);
    expect(await buffer(pass(content, 'pdf', step))).toEqual(content);
    expect(await buffer(pass(PDF, 'pdf', step))).toEqual(PDF);
  });

  it.each([1, 7, 1028, 100_000])('lets nothing through that does not, %i by %i', async (step) => {
    const given: Buffer[] = [];
    const content = Buffer.concat([HTML, Buffer.alloc(3000, 'x')]);
    const take = async () => {
      for await (const chunk of pass(content, 'pdf', step)) given.push(chunk);
    };
    await expect(take()).rejects.toMatchObject({ code: 'attachment-content' });
    expect(given).toEqual([]);
  });

  it('refuses a file of no bytes', async () => {
    const nothing = buffer(holdUntilFit(Readable.from([]), 'text'));
    await expect(nothing).rejects.toMatchObject({ code: 'attachment-content' });
  });
});

describe('TextCheck', () => {
  const check = async (...chunks: Buffer[]) => {
    const text = new TextCheck();
    await buffer(text.pass(Readable.from(chunks)));
    return text.charset;
  };
  const utf8 = Buffer.from('教学设计：圆的面积');
  const gb18030 = Buffer.from('bdccd1a7c9e8bcc6', 'hex');

  it.each([
    ['utf-8', 'plain ASCII', Buffer.from('lesson plan')],
    ['utf-8', 'UTF-8', utf8],
    ['utf-8', 'UTF-8 with its mark', Buffer.from('\ufeff教案')],
    ['gb18030', 'GB2312', gb18030],
    ['gb18030', 'four bytes a character', Buffer.from('8139ef308139ef30', 'hex')],
  ])('finds %s in %s, wherever it is cut', async (charset, _what, content) => {
    expect(await check(content)).toBe(charset);
    const bytes = [...content].map((byte) => Buffer.from([byte]));
    expect(await check(...bytes)).toBe(charset);
  });

  it.each([
    ['a picture', JPEG],
    ['a program', EXE],
    ['text with a NUL in it', Buffer.from('a\u0000b')],
    ['UTF-16', Buffer.from('\ufeff教案', 'utf16le')],
    ['half of a character', gb18030.subarray(0, 3)],
    ['text that turns to something else', Buffer.concat([utf8, Buffer.from([0xff, 0xff, 0x20])])],
  ])('refuses %s', async (_what, content) => {
    await expect(check(content)).rejects.toMatchObject({ code: 'attachment-content' });
  });
});

describe('listZipEntries', () => {
  const list = (file: Buffer) =>
    listZipEntries(async (start, end) => file.subarray(start, end + 1), file.length);
  const entries = { 'a.txt': 'one', 'b/c.txt': 'two' };

  it.each([
    ['as they stand', {}],
    ['before a comment', { comment: 'made by a friend' }],
    ['before the longest comment', { comment: 'x'.repeat(65_535) }],
    ['in ZIP64', { zip64: true }],
  ])('names the entries, %s', async (_how, options) => {
    expect(await list(makeZip(entries, options))).toEqual(['a.txt', 'b/c.txt']);
  });

  it('names none of an empty one', async () => {
    expect(await list(makeZip({}))).toEqual([]);
  });

  it.each([
    ['nothing', NOTHING],
    ['an archive without its end', ZIP.subarray(0, -10)],
    ['a directory that lies outside', makeZip(entries).subarray(20)],
    ['a ZIP64 end without its record', Buffer.concat([ZIP, endOfZip64()])],
    ['something else', Buffer.alloc(100_000, 'x')],
  ])('gives up on %s', async (_what, file) => {
    expect(await list(file)).toBeNull();
  });

  function endOfZip64(): Buffer {
    return makeZip({}, { zip64: true }).subarray(-22);
  }
});

describe('holdsOffice', () => {
  it.each([
    ['word', 'word'],
    ['ppt', 'powerpoint'],
    ['xl', 'excel'],
  ] as const)('knows a document with the folder %s as %s only', async (folder, shape) => {
    const file = makeOffice(folder);
    const entries = await listZipEntries(
      async (start, end) => file.subarray(start, end + 1),
      file.length,
    );
    const fitting = (['word', 'powerpoint', 'excel', 'zip', 'pdf'] as const).filter((each) =>
      holdsOffice(entries ?? [], each),
    );
    expect(fitting).toEqual([shape]);
  });

  it.each([
    ['in another case', ['[CONTENT_TYPES].XML', 'Word/document.xml'], true],
    ['with back slashes', ['[Content_Types].xml', 'word\\document.xml'], true],
    ['without its list of types', ['word/document.xml'], false],
    ['with a file in place of the folder', ['[Content_Types].xml', 'word'], false],
    ['with the folder elsewhere', ['[Content_Types].xml', 'my/word/document.xml'], false],
  ])('%s: %j is %s', (_how, entries, holds) => {
    expect(holdsOffice(entries, 'word')).toBe(holds);
  });
});
