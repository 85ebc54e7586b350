import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeOffice, makeZip } from '../fixtures/make-zip.ts';
import { startRedis, type TestRedis } from '../fixtures/start-redis.ts';
import { addQueuedLesson, addUploadingLesson } from './ingest-add-lesson.ts';
import { bearer, eventually, startIngest, type TestIngest } from './ingest-fixture.ts';

const MIB = 1024 * 1024;
const FORM_TYPE = { 'content-type': 'multipart/form-data; boundary=b' };
const PDF = Buffer.from('%PDF-1.7');

let redis: TestRedis;
let ingest: TestIngest;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  redis = await startRedis();
  ingest = await startIngest({
    redis: redis.address,
    env: { YOUKE_MAX_ATTACHMENT_BYTES: String(MIB), YOUKE_MAX_ATTACHMENTS_PER_LESSON: '3' },
  });
  tokens.teacher = await ingest.signIn('teacher', 'teacher', '410102');
  tokens.reviewer = await ingest.signIn('reviewer', 'reviewer', '4101');
});
afterAll(async () => {
  await ingest.close();
  await redis.close();
});

const call = (who: string, path: string, init: RequestInit = {}) =>
  fetch(ingest.url + path, { ...init, headers: { ...bearer(tokens[who] ?? ''), ...init.headers } });

type Content = string | Buffer<ArrayBuffer>;

function form(filename: string, content: Content, kind?: string): FormData {
  const body = new FormData();
  if (kind !== undefined) body.append('kind', kind);
  body.append('file', new Blob([content]), filename);
  return body;
}

const add = (lessonId: string, body: FormData | string) =>
  call('teacher', `/api/lessons/${lessonId}/attachments`, { method: 'POST', body });

async function verdict(answer: Response): Promise<readonly [number, string | undefined]> {
  return [answer.status, (await answer.json()).code];
}

/** Files of attachments that are in the store, finished or not. */
async function stored(): Promise<readonly string[]> {
  const folder = join(ingest.layout.mediaDir, 'attachments');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
}

describe('attachments', () => {
  it('are stored, listed, sent back for saving, and removed', async () => {
    const { id } = await addQueuedLesson(ingest, 'teacher');
    const path = `/api/lessons/${id}/attachments`;
    const added = await add(id, form('教案.pdf', PDF, 'lesson-design'));
    expect(added.status).toBe(201);
    const attachment = await added.json();
    expect(attachment).toMatchObject({
      kind: 'lesson-design',
      filename: '教案.pdf',
      contentType: 'application/pdf',
      sizeBytes: 8,
    });
    const { items } = await (await call('reviewer', path)).json();
    expect(items).toEqual([attachment]);

    const got = await call('reviewer', `${path}/${attachment.id}`);
    expect(await got.text()).toBe('%PDF-1.7');
    expect(got.headers.get('content-type')).toBe('application/pdf');
    expect(got.headers.get('cache-control')).toBe('private, no-store');

    const remove = (who: string) => call(who, `${path}/${attachment.id}`, { method: 'DELETE' });
    expect((await remove('reviewer')).status).toBe(403);
    expect((await remove('teacher')).status).toBe(204);
    expect((await call('teacher', `${path}/${attachment.id}`)).status).toBe(404);
    expect((await remove('teacher')).status).toBe(404);
  });

  it('come while their lesson is still on its way', async () => {
    const { id } = await addUploadingLesson(ingest, 'teacher');
    expect((await add(id, form('课件.pptx', makeOffice('ppt'), 'courseware'))).status).toBe(201);
  });

  it.each(['', '?inline=1', '?download=0&disposition=inline'])(
    'are never shown in place, asked for with "%s"',
    async (query) => {
      const { id } = await addQueuedLesson(ingest, 'teacher');
      const { id: attachmentId } = await (await add(id, form('教案.txt', '<script>'))).json();
      const path = `/api/lessons/${id}/attachments/${attachmentId}${query}`;
      for (const method of ['GET', 'HEAD']) {
        const { headers } = await call('reviewer', path, { method });
        expect(headers.get('x-content-type-options')).toBe('nosniff');
        expect(headers.get('content-disposition')).toBe(
          `attachment; filename="__.txt"; filename*=UTF-8''%E6%95%99%E6%A1%88.txt`,
        );
        expect(headers.get('content-security-policy')).toContain("default-src 'self'");
      }
    },
  );

  it.each<[string, Content, string]>([
    ['a.pdf', PDF, 'application/pdf'],
    ['a.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'application/msword'],
    [
      'a.docx',
      makeOffice('word'),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    [
      'a.xlsx',
      makeOffice('xl'),
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
    ['a.zip', makeZip({ '课件.txt': 'x' }), 'application/zip'],
    ['a.JPG', Buffer.from('ffd8ffe000104a464946', 'hex'), 'image/jpeg'],
    ['a.png', Buffer.from('89504e470d0a1a0a', 'hex'), 'image/png'],
    ['a.txt', '教学设计', 'text/plain; charset=utf-8'],
    ['a.txt', Buffer.from('bdccd1a7c9e8bcc6', 'hex'), 'text/plain; charset=gb18030'],
  ])('%s is taken as it is', async (filename, content, contentType) => {
    const { id } = await addQueuedLesson(ingest, 'teacher');
    const added = await add(id, form(filename, content));
    expect(await added.json()).toMatchObject({ kind: 'other', filename, contentType });
    const [path] = (await stored()).filter((file) => file.includes(id));
    expect(path).toBeDefined();
  });

  it.each<[string, string, Content]>([
    ['a web page called PDF', 'a.pdf', '<!doctype html><script>alert(1)</script>'],
    ['a picture called document', 'a.docx', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['an archive called document', 'a.docx', makeZip({ 'a.txt': 'x'.repeat(5000) })],
    ['a spreadsheet called document', 'a.docx', makeOffice('xl')],
    ['a document cut short', 'a.docx', makeOffice('word').subarray(0, -30)],
    ['a new document with the old extension', 'a.doc', makeOffice('word')],
    ['a program called archive', 'a.zip', 'MZ\u0090'],
    ['a PNG called JPEG', 'a.jpg', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['bytes called text', 'a.txt', Buffer.from('74657874002062797465', 'hex')],
    [
      'text that ends in bytes',
      'a.txt',
      Buffer.concat([Buffer.alloc(9000, 'x'), Buffer.from([0])]),
    ],
    ['nothing', 'a.pdf', ''],
  ])('are refused, and nothing of them kept, when they are %s', async (_what, name, content) => {
    const { id } = await addQueuedLesson(ingest, 'teacher');
    const before = await stored();
    expect(await verdict(await add(id, form(name, content)))).toEqual([415, 'attachment-content']);
    expect(await stored()).toEqual(before);
    expect(await ingest.catalog.attachments.list(id)).toEqual([]);
  });

  it('are refused when they are of another type, too large, or not there', async () => {
    const { id } = await addQueuedLesson(ingest, 'teacher');
    const before = await stored();
    const large = (bytes: number) => Buffer.concat([PDF, Buffer.alloc(bytes - PDF.length)]);
    const two = form('a.pdf', PDF);
    two.append('file', new Blob([PDF]), 'b.pdf');
    const refused = [
      [form('page.html', '<script>'), 415, 'attachment-type'],
      [form('big.pdf', large(MIB + 1)), 413, 'attachment-too-large'],
      [form('huge.pdf', large(20 * MIB)), 413, 'attachment-too-large'],
      [form('a.pdf', PDF, 'homework'), 400, 'invalid-request'],
      [two, 400, 'attachment-missing'],
      [new FormData(), 400, 'attachment-missing'],
      ['not a form', 400, 'attachment-missing'],
    ] as const;
    for (const [body, ...answer] of refused)
      expect(await verdict(await add(id, body))).toEqual(answer);
    expect(await stored()).toEqual(before);
    expect(await ingest.catalog.attachments.list(id)).toEqual([]);
    expect((await add(id, form('ok.pdf', large(MIB)))).status).toBe(201);
  });

  it('say what they are in whatever order the form has it, and can be called something else', async () => {
    const { id } = await addQueuedLesson(ingest, 'teacher');
    const body = form('评测.docx', makeOffice('word'));
    body.append('kind', 'exercises');
    const attachment = await (await add(id, body)).json();
    expect(attachment.kind).toBe('exercises');
    const path = `/api/lessons/${id}/attachments/${attachment.id}`;
    const change = (who: string, kind: string) =>
      call(who, path, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ kind }),
      });
    const changed = await change('teacher', 'reflection');
    expect(await changed.json()).toEqual({ ...attachment, kind: 'reflection' });
    expect((await change('teacher', 'homework')).status).toBe(400);
    expect((await change('reviewer', 'other')).status).toBe(403);
    const { items } = await (await call('reviewer', `/api/lessons/${id}/attachments`)).json();
    expect(items).toEqual([{ ...attachment, kind: 'reflection' }]);
  });

  it('are no more than a lesson may have, though two come at once', async () => {
    const { id } = await addQueuedLesson(ingest, 'teacher');
    for (const name of ['a.pdf', 'b.pdf'])
      expect((await add(id, form(name, PDF))).status).toBe(201);
    const before = await stored();
    const [one, other] = [slowPdf(), slowPdf()];
    const answers = [one, other].map((content) => send(id, content));
    // Both were let in while there was room for one.
    await eventually(async () => ((await stored()).length === before.length + 2 ? true : null));
    for (const content of [one, other]) content.end('\r\n--b--\r\n');
    const verdicts = (await Promise.all(answers)).map(verdict);
    expect((await Promise.all(verdicts)).sort()).toEqual([
      [201, undefined],
      [409, 'attachments-full'],
    ]);
    expect(await ingest.catalog.attachments.list(id)).toHaveLength(3);
    expect(await stored()).toHaveLength(before.length + 1);
    expect(await verdict(await add(id, form('d.pdf', PDF)))).toEqual([409, 'attachments-full']);
  });

  it('leave nothing behind when their lesson is deleted while they arrive', async () => {
    const { id } = await addQueuedLesson(ingest, 'teacher');
    const before = await stored();
    const content = slowPdf();
    const answer = send(id, content);
    await eventually(async () => ((await stored()).length > before.length ? true : null));
    expect((await call('teacher', `/api/lessons/${id}`, { method: 'DELETE' })).status).toBe(204);
    content.end('\r\n--b--\r\n');
    expect(await verdict(await answer)).toEqual([404, 'lesson-not-found']);
    const folders = await readdir(join(ingest.layout.mediaDir, 'attachments'));
    expect(folders).not.toContain(id);
    expect(await stored()).toEqual(before);
  });

  it('leave nothing behind when the line breaks', async () => {
    const { id } = await addQueuedLesson(ingest, 'teacher');
    const before = await stored();
    // By a connection of its own: fetch would open the next one at once, and say nothing on it.
    const line = request(`${ingest.url}/api/lessons/${id}/attachments`, {
      agent: false,
      method: 'POST',
      headers: { ...bearer(tokens.teacher!), ...FORM_TYPE },
    });
    line.on('error', () => {});
    slowPdf().pipe(line);
    await eventually(async () => ((await stored()).length > before.length ? true : null));
    line.destroy();
    await eventually(async () => ((await stored()).length === before.length ? true : null));
    expect(await ingest.catalog.attachments.list(id)).toEqual([]);
  });

  it('are asked to wait while the disk is at its floor', async () => {
    const { totalBytes } = await ingest.media.space();
    const full = await startIngest({
      redis: redis.address,
      env: { YOUKE_DISK_FLOOR_BYTES: String(totalBytes) },
    });
    const token = await full.signIn('teacher', 'teacher', '410102');
    const { id } = await addUploadingLesson(full, 'teacher');
    const answer = await fetch(`${full.url}/api/lessons/${id}/attachments`, {
      method: 'POST',
      headers: bearer(token),
      body: form('a.pdf', PDF),
    });
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(await verdict(answer)).toEqual([507, 'disk-full']);
    await full.close();
  });
});

/** A form whose file has begun and whose end is the test's to send. */
function slowPdf(): PassThrough {
  const content = new PassThrough();
  const head = 'Content-Disposition: form-data; name="file"; filename="a.pdf"';
  content.write(`--b\r\n${head}\r\n\r\n${PDF.toString()}${' '.repeat(2000)}`);
  return content;
}

function send(lessonId: string, content: PassThrough): Promise<Response> {
  return call('teacher', `/api/lessons/${lessonId}/attachments`, {
    method: 'POST',
    headers: FORM_TYPE,
    body: Readable.toWeb(content) as ReadableStream,
    duplex: 'half',
  } as RequestInit);
}
