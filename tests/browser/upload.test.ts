import { createHash, randomBytes } from 'node:crypto';
import { appendFile, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page, Request } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeClip } from '../fixtures/make-clip.ts';
import { type Browser, openChromium } from '../fixtures/open-chromium.ts';
import {
  createHome,
  endYouke,
  runYouke,
  type YoukeHome,
  type YoukeRun,
} from '../fixtures/run-youke.ts';
import { openSteeredLine, type SteeredLine } from '../fixtures/steered-line.ts';

const PASSWORD = 'a password for this test';
const MIB = 1024 * 1024;
/** Chunks have 1 to 8 MiB: whichever, one has arrived by the middle, and another is on its way. */
const VIDEO_BYTES = 12 * MIB;
const MIDDLE_BYTES = 9.5 * MIB;
const PATIENCE = { timeout: 60_000 };

let folder: string;
let home: YoukeHome;
let run: YoukeRun;
let browser: Browser;
let line: SteeredLine;
let page: Page;
let fileCount = 0;
/** Where each file went, as the server told at its creation. */
const uploadUrls = new Map<string, string>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youke-upload-'));
  const small = { width: 320, height: 180, encode: FAST_START };
  await makeClip(join(folder, 'plain.mp4'), small);
  await makeClip(join(folder, 'silent.mp4'), { ...small, sound: 'none' });
  await writeFile(join(folder, 'notes.mp4'), 'These are notes, not a film.\n'.repeat(500));
  await writeFile(join(folder, 'empty.mp4'), '');
  const huge = await open(join(folder, 'huge.mp4'), 'w');
  await huge.truncate(65 * MIB);
  await huge.close();
  home = await createHome({
    YOUKE_ADMIN_PASSWORD: PASSWORD,
    YOUKE_MAX_UPLOAD_BYTES: String(64 * MIB),
  });
  run = runYouke(home);
  await run.ready;
  line = await openSteeredLine(Number(new URL(home.origin).port));
  browser = await openChromium();
  page = await openUploadPage();
});
afterEach(() => {
  line.mend();
  line.release();
});
afterAll(async () => {
  await browser?.close();
  await line?.close();
  await endYouke(run, home);
  await rm(folder, { recursive: true, force: true });
});

const FAST_START = [
  ...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac'],
  ...['-movflags', '+faststart'],
];

describe('before anything is sent', () => {
  it('refuses in words what is no video, empty or too large', async () => {
    const sent = noteRequests(page, 'POST', '/uploads');
    await pick('notes.mp4', 'empty.mp4', 'huge.mp4');
    await expectReason('notes.mp4', 'not-a-video', '不是视频');
    await expectReason('empty.mp4', 'empty', '空的');
    await expectReason('huge.mp4', 'too-large', '64 MB');
    await page.getByTestId('upload-start').waitFor({ state: 'detached' });
    expect(sent()).toEqual([]);
  });

  it('moves the focus to the next file when one is taken off by keyboard', async () => {
    for (const next of ['empty.mp4', 'huge.mp4']) {
      await rows().first().getByTestId('row-remove').press('Enter');
      await expect.poll(() => focusedLabel()).toContain(next);
    }
    await rows().first().getByTestId('row-remove').press('Enter');
    await expect.poll(() => rows().count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  });

  it('tells length, picture and a missing sound from the first bytes', async () => {
    await pick('silent.mp4');
    const row = rowOf('silent.mp4');
    await row.getByTestId('source-no-sound').waitFor();
    expect(await row.getByTestId('source-length').textContent()).toBe('0:02');
    expect(await row.getByTestId('source-size').textContent()).toBe('320×180');
    await expect.poll(() => page.getByTestId('upload-said').textContent()).toContain('没有声音');
    await takeOff(row);
  });

  it('asks for what is missing', async () => {
    const file = await aVideo();
    await pick(file);
    await rowOf(file).locator('[name=title]').fill('');
    await page.getByTestId('upload-start').click();
    await expect.poll(() => page.locator('[aria-invalid=true]').count()).toBe(3);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('title');
    await takeOff(rowOf(file));
  });
});

describe('videos on their way', () => {
  it('go several at once, every chunk with its checksum, and become lessons', async () => {
    const files = [await aVideo(), await aVideo(), await aVideo()];
    const chunks = noteRequests(page, 'PATCH', '/uploads/');
    await pick(...files);
    await start();
    for (const file of files) await expectArrived(file);
    expect(chunks().length).toBeGreaterThan(files.length);
    for (const chunk of chunks()) {
      expect(chunk.headers()['upload-checksum']).toMatch(/^sha256 [A-Za-z0-9+/]{43}=$/);
    }
  });

  it('stop and go on one by one, and all together', async () => {
    const files = [await aVideo(), await aVideo()] as const;
    line.holdAfter(MIDDLE_BYTES);
    await pick(...files);
    await start();
    await rowOf(files[0]).getByTestId('row-pause').click();
    await expectState(files[0], 'paused');
    await expectState(files[1], 'sending');
    await page.getByTestId('upload-pause-all').click();
    await expectState(files[1], 'paused');
    line.release();
    await page.getByTestId('upload-pause-all').click();
    for (const file of files) await expectArrived(file);
  });

  it('go on while another page is read, which says how far they are', async () => {
    const file = await aVideo();
    await startAndHold(file);
    await page.locator('.header__home').click();
    await page.locator('.header__upload').waitFor();
    expect(await page.locator('.header__upload').textContent()).toMatch(/\d+%/);
    await page.locator('.header__upload').click();
    await expectState(file, 'sending');
    line.release();
    await expectArrived(file);
  });

  it('are asked about before the page is left', async () => {
    const file = await aVideo();
    await startAndHold(file);
    const asked = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    line.release();
    await expectArrived(file);
  });

  it('are ended at the server when they are cancelled, after a question', async () => {
    const file = await aVideo();
    await startAndHold(file);
    await rowOf(file).getByTestId('row-remove').click();
    await page.getByTestId('confirm').click();
    await rowOf(file).waitFor({ state: 'detached' });
    await expect.poll(() => unfinishedAtServer()).toEqual([]);
  });

  it('are known when they were handed in before', async () => {
    const file = await aVideo();
    await pick(file);
    await start();
    const first = await expectArrived(file);
    await pick(file);
    await start();
    const card = page.getByTestId('uploaded-lesson').first();
    await card.getByTestId('uploaded-duplicate').waitFor(PATIENCE);
    expect(await card.getByTestId('uploaded-duplicate').locator('a').getAttribute('href')).toBe(
      `/lessons/${first}`,
    );
  });
});

describe('trouble on the line', () => {
  it('is waited out: a cut line goes on by itself where it stopped', async () => {
    const file = await aVideo();
    await startAndHold(file);
    const chunks = noteRequests(page, 'PATCH', '/uploads/');
    line.cut();
    await expectState(file, 'waiting');
    await expect.poll(() => page.getByTestId('upload-said').textContent()).toContain('连接中断');
    line.release();
    line.mend();
    await expectArrived(file);
    expect(Number(chunks()[0]?.headers()['upload-offset'])).toBeGreaterThan(0);
  });

  it('does not get a damaged byte into a lesson', async () => {
    const file = await aVideo();
    const answers: number[] = [];
    page.on('response', (response) => {
      if (response.request().method() === 'PATCH') answers.push(response.status());
    });
    line.damageNext();
    await pick(file);
    await start();
    await expectArrived(file);
    expect(answers).toContain(460);
  });

  it('tells a refusal in the server’s own words and tries again by itself', async () => {
    const file = await aVideo();
    const messages = { zh: '服务器磁盘已满', en: 'The disk is full' };
    let refusals = 0;
    await page.route('**/uploads', async (route) => {
      if (route.request().method() !== 'POST' || refusals > 0) return route.continue();
      refusals += 1;
      return route.fulfill({
        status: 507,
        headers: { 'Retry-After': '4', 'Content-Type': 'application/problem+json' },
        body: JSON.stringify({ status: 507, code: 'disk-full', messages }),
      });
    });
    await pick(file);
    await start();
    await expectState(file, 'waiting');
    const reason = rowOf(file).getByTestId('row-reason');
    expect(await reason.textContent()).toMatch(/服务器磁盘已满.*后自动重试/);
    await expectArrived(file);
    await page.unroute('**/uploads');
  });

  it('ends in words where the server refuses for good', async () => {
    await page.route('**/api/uploads/inspect', (route) =>
      route.fulfill({ json: { verdict: 'undecided', source: null } }),
    );
    await pick('notes.mp4');
    await start();
    await expectState('notes.mp4', 'failed');
    expect(await rowOf('notes.mp4').getByTestId('row-reason').textContent()).toContain('视频');
    await page.unroute('**/api/uploads/inspect');
    await takeOff(rowOf('notes.mp4'));
  });

  it('waits for a sign-in when the session has ended', async () => {
    const file = await aVideo();
    await startAndHold(file);
    await page.context().clearCookies();
    line.release();
    await page.locator('[name=username]').waitFor();
    await signIn(page);
    await expectArrived(file);
  });
});

describe('an upload that was left off', () => {
  it('is listed after a reload, and goes on when its file is picked again', async () => {
    const [file, other] = [await aVideo(), await aVideo(5 * MIB)];
    await leaveOff(file);
    const item = page.getByTestId('unfinished-item').filter({ hasText: file });
    await item.waitFor();
    expect(await item.textContent()).toMatch(/[1-9]\d*%.*请重新选择文件/);
    await item.getByTestId('unfinished-input').setInputFiles(join(folder, other));
    await item.getByTestId('unfinished-other').waitFor();
    const chunks = noteRequests(page, 'PATCH', '/uploads/');
    await item.getByTestId('unfinished-input').setInputFiles(join(folder, file));
    await expectArrived(file);
    expect(Number(chunks()[0]?.headers()['upload-offset'])).toBeGreaterThan(0);
    await expect.poll(() => page.getByTestId('unfinished-item').count()).toBe(0);
  });

  it('goes on in another browser, where nothing asks for its facts again', async () => {
    const file = await aVideo();
    await leaveOff(file);
    page = await openUploadPage();
    await pick(file);
    await rowOf(file).getByTestId('row-resumes').waitFor();
    const created = noteRequests(page, 'POST', '/uploads');
    await page.getByTestId('upload-start').click();
    await expectArrived(file);
    expect(created()).toEqual([]);
  });

  it('can be given up, after a question', async () => {
    const file = await aVideo();
    await leaveOff(file);
    await page.getByTestId('unfinished-give-up').click();
    await page.getByTestId('confirm').click();
    await expect.poll(() => page.getByTestId('unfinished-item').count()).toBe(0);
    expect(await unfinishedAtServer()).toEqual([]);
  });
});

describe('the page', () => {
  it('is used by keyboard alone', async () => {
    const file = await aVideo();
    // Asked for before the page is there: the browser takes a moment to hand its dialogs over.
    const chooser = page.waitForEvent('filechooser');
    await page.reload();
    await page.getByTestId('upload-input').focus();
    await page.keyboard.press('Enter');
    await (await chooser).setFiles(join(folder, file));
    await rowOf(file).locator('[name=title]').waitFor();
    await tabTo('title');
    await page.keyboard.type('键盘');
    for (const select of ['subject', 'grade']) {
      await tabTo(select);
      await page.keyboard.press('ArrowDown');
    }
    line.holdAfter(MIDDLE_BYTES);
    await tabTo('upload-start');
    await page.keyboard.press('Enter');
    await expectState(file, 'sending');
    await tabTo('row-pause');
    await page.keyboard.press('Enter');
    await expectState(file, 'paused');
    line.release();
    await tabTo('row-resume');
    await page.keyboard.press('Enter');
    await expectArrived(file);
  });

  it('takes what is dropped on it', async () => {
    const data = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['These are notes.\n'.repeat(500)], 'dropped.mp4'));
      return transfer;
    });
    await page.dispatchEvent('body', 'drop', { dataTransfer: data });
    await expectState('dropped.mp4', 'refused');
    await takeOff(rowOf('dropped.mp4'));
  });

  it('fits a phone, with files on their way', async () => {
    const file = await aVideo();
    await page.setViewportSize({ width: 390, height: 844 });
    await startAndHold(file);
    await pick('notes.mp4', 'silent.mp4');
    await expectState('silent.mp4', 'ready');
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    line.release();
    await expectArrived(file);
  });

  it('hashes in a worker where it is not served securely', async () => {
    page = await openUploadPage((fresh) =>
      fresh.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined })),
    );
    const file = await aVideo();
    const chunks = noteRequests(page, 'PATCH', '/uploads/');
    await pick(file);
    await start();
    await expectArrived(file);
    const [first] = chunks();
    const bytes = await readFile(join(folder, file));
    expect(first?.headers()['upload-checksum']).toBe(`sha256 ${digestOf(bytes.subarray(0, MIB))}`);
  });
});

async function openUploadPage(prepare?: (fresh: Page) => Promise<unknown>): Promise<Page> {
  const fresh = await browser.openPage();
  await prepare?.(fresh);
  fresh.on('response', (response) => {
    const { location } = response.headers();
    const metadata = response.request().headers()['upload-metadata'];
    const name = /filename ([^,]+)/.exec(metadata ?? '')?.[1];
    if (location === undefined || name === undefined) return;
    uploadUrls.set(Buffer.from(name, 'base64').toString(), new URL(location, line.origin).pathname);
  });
  await fresh.goto(`${line.origin}/upload`);
  await signIn(fresh);
  return fresh;
}

async function signIn(where: Page): Promise<void> {
  await where.locator('[name=username]').fill('admin');
  await where.locator('[name=password]').fill(PASSWORD);
  await where.locator('[name=password]').press('Enter');
  await where.getByTestId('upload-form').waitFor();
}

/** A small clip behind which a box of nothing makes up the size; no two are alike. */
async function aVideo(sizeBytes = VIDEO_BYTES): Promise<string> {
  fileCount += 1;
  const name = `lesson-${fileCount}.mp4`;
  const clip = await readFile(join(folder, 'plain.mp4'));
  const box = Buffer.alloc(8);
  box.writeUInt32BE(sizeBytes - clip.length);
  box.write('free', 4, 'latin1');
  await writeFile(join(folder, name), clip);
  await appendFile(
    join(folder, name),
    Buffer.concat([box, randomBytes(sizeBytes - clip.length - box.length)]),
  );
  return name;
}

function rows(): Locator {
  return page.getByTestId('upload-row');
}

function rowOf(file: string): Locator {
  return rows().filter({ hasText: file });
}

async function pick(...files: readonly string[]): Promise<void> {
  await page.getByTestId('upload-input').setInputFiles(files.map((file) => join(folder, file)));
}

async function start(): Promise<void> {
  await page.locator('[name=subject]').selectOption('数学');
  await page.locator('[name=grade]').selectOption('四年级');
  await page.getByTestId('upload-start').click();
}

/** Starts a file; the line stands still in the middle of it. */
async function startAndHold(file: string): Promise<void> {
  line.holdAfter(MIDDLE_BYTES);
  await pick(file);
  await start();
  const arrivedBytes = async () =>
    (await unfinishedAtServer()).find((upload) => upload.filename === file)?.offset ?? 0;
  await expect.poll(arrivedBytes, PATIENCE).toBeGreaterThanOrEqual(MIB);
}

/** Starts a file and reloads the page in the middle of it. */
async function leaveOff(file: string): Promise<void> {
  await startAndHold(file);
  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  line.dropHeld();
  line.release();
  await page.getByTestId('unfinished-item').waitFor();
}

async function takeOff(row: Locator): Promise<void> {
  await row.getByTestId('row-remove').click();
  await row.waitFor({ state: 'detached' });
}

function expectState(file: string, state: string): Promise<void> {
  return expect.poll(() => rowOf(file).getAttribute('data-state'), PATIENCE).toBe(state);
}

async function expectReason(file: string, why: string, words: string): Promise<void> {
  await expect.poll(() => rowOf(file).getAttribute('data-why')).toBe(why);
  expect(await rowOf(file).getByTestId('row-reason').textContent()).toContain(words);
}

/** The file has left the list, and the server has just its bytes. Gives the lesson's id. */
async function expectArrived(file: string): Promise<string> {
  await rowOf(file).waitFor({ state: 'detached', ...PATIENCE });
  const stored = await fetch(`${home.origin}${uploadUrls.get(file)}`, await asAdmin());
  expect(stored.status).toBe(200);
  expect(digestOf(Buffer.from(await stored.arrayBuffer()))).toBe(
    digestOf(await readFile(join(folder, file))),
  );
  const newest = page.getByTestId('uploaded-lesson').first();
  return (await newest.getAttribute('data-lesson-id')) ?? '';
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64');
}

async function unfinishedAtServer(): Promise<readonly { filename: string; offset: number }[]> {
  const { items } = await askServer<{ items: { filename: string; offset: number }[] }>(
    '/api/uploads',
  );
  return items;
}

/** Past the line, which may be cut. */
async function askServer<T>(path: string): Promise<T> {
  const response = await fetch(`${home.origin}${path}`, await asAdmin());
  return (await response.json()) as T;
}

async function asAdmin(): Promise<RequestInit> {
  return { headers: { authorization: `Bearer ${await token()}` } };
}

let ownToken: Promise<string> | null = null;
function token(): Promise<string> {
  ownToken ??= fetch(`${home.origin}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'admin', password: PASSWORD }),
  }).then(async (response) => ((await response.json()) as { token: string }).token);
  return ownToken;
}

/** Requests of a kind from now on. */
function noteRequests(where: Page, method: string, path: string): () => readonly Request[] {
  const seen: Request[] = [];
  where.on('request', (request) => {
    const { pathname } = new URL(request.url());
    const isWanted = path.endsWith('/') ? pathname.startsWith(path) : pathname === path;
    if (request.method() === method && isWanted) seen.push(request);
  });
  return () => seen;
}

function focusedLabel(): Promise<string> {
  return page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
}

/** Presses Tab until the focus is on the control of that name or test id. */
async function tabTo(name: string): Promise<void> {
  const here = () =>
    page.evaluate(() => {
      const { activeElement } = document;
      return [activeElement?.getAttribute('name'), activeElement?.getAttribute('data-testid')];
    });
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await here()).includes(name)) return;
  }
  throw new Error(`Tab does not lead to ${name}`);
}
