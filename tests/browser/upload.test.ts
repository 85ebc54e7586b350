import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createUploadDesk, digestOf, type UploadDesk } from '../fixtures/upload-desk.ts';
import { MIDDLE_BYTES, openUploadHouse, type UploadHouse } from '../fixtures/upload-house.ts';

const CHUNKS = /^\/uploads\/./;
const PATIENCE = { timeout: 60_000 };

let house: UploadHouse;
let desk: UploadDesk;

beforeAll(async () => {
  house = await openUploadHouse();
  desk = createUploadDesk(house, await house.openPage());
});
afterEach(() => house.line.release());
afterAll(() => house?.close());

describe('before anything is sent', () => {
  it('refuses in words what is no video, empty or too large', async () => {
    const sent = desk.noteRequests('POST', /^\/uploads$/);
    await desk.pick('notes.mp4', 'empty.mp4', 'huge.mp4');
    await desk.expectReason('notes.mp4', '不是视频');
    await desk.expectReason('empty.mp4', '空的');
    await desk.expectReason('huge.mp4', /65 MB.*64 MB/);
    await desk.page.getByTestId('upload-start').waitFor({ state: 'detached' });
    expect(sent()).toEqual([]);
  });

  it('moves the focus to the next file when one is taken off by keyboard', async () => {
    const focused = () =>
      desk.page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    const takeOffFirst = () => desk.rows().first().getByTestId('row-remove').press('Enter');
    for (const next of ['empty.mp4', 'huge.mp4']) {
      await takeOffFirst();
      await expect.poll(focused).toContain(next);
    }
    await takeOffFirst();
    await expect.poll(() => desk.rows().count()).toBe(0);
    expect(await desk.page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  });

  it('tells length, picture and a missing sound from the first bytes', async () => {
    await desk.pick('silent.mp4');
    const row = desk.rowOf('silent.mp4');
    await row.getByTestId('source-no-sound').waitFor();
    expect(await row.getByTestId('source-length').textContent()).toBe('0:02');
    expect(await row.getByTestId('source-size').textContent()).toBe('320×180');
    const said = desk.page.getByTestId('upload-said');
    await expect.poll(() => said.textContent()).toContain('没有声音');
    await desk.takeOff('silent.mp4');
  });

  it('asks for what is missing', async () => {
    const file = await house.makeVideo();
    await desk.pick(file);
    await desk.rowOf(file).locator('[name=title]').fill('');
    await desk.page.getByTestId('upload-start').click();
    await expect.poll(() => desk.page.locator('[aria-invalid=true]').count()).toBe(3);
    const focused = () => desk.page.evaluate(() => document.activeElement?.getAttribute('name'));
    await expect.poll(focused).toBe('title');
    await desk.takeOff(file);
  });
});

describe('videos on their way', () => {
  it('go several at once, every chunk with its checksum, and become lessons', async () => {
    const files = [await house.makeVideo(), await house.makeVideo(), await house.makeVideo()];
    const chunks = desk.noteRequests('PATCH', CHUNKS);
    await desk.pick(...files);
    await desk.start();
    for (const file of files) await desk.expectArrived(file);
    expect(chunks().length).toBeGreaterThan(files.length);
    for (const chunk of chunks()) {
      expect(chunk.headers()['upload-checksum']).toMatch(/^sha256 [A-Za-z0-9+/]{43}=$/);
    }
  });

  it('stop and go on one by one, and all together', async () => {
    const files = [await house.makeVideo(), await house.makeVideo()] as const;
    const all = desk.page.getByTestId('upload-pause-all');
    house.line.holdAfter(MIDDLE_BYTES);
    await desk.pick(...files);
    await desk.start();
    for (const file of files) await desk.expectCreated(file);
    await desk.rowOf(files[0]).getByTestId('row-pause').click();
    await desk.expectState(files[0], 'paused');
    await desk.expectState(files[1], 'sending');
    await all.click();
    await desk.expectState(files[1], 'paused');
    house.line.release();
    await all.click();
    for (const file of files) await desk.expectArrived(file);
  });

  it('go on while another page is read, which says how far they are', async () => {
    const file = await house.makeVideo();
    await desk.startAndHold(file);
    await desk.page.locator('.header__home').click();
    const link = desk.page.locator('.header__upload');
    await link.waitFor();
    expect(await link.textContent()).toMatch(/\d+%/);
    await link.click();
    await desk.expectState(file, 'sending');
    house.line.release();
    await desk.expectArrived(file);
  });

  it('are asked about before the page is left', async () => {
    const file = await house.makeVideo();
    await desk.startAndHold(file);
    const asked = desk.page.waitForEvent('dialog');
    await desk.page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    house.line.release();
    await desk.expectArrived(file);
  });

  it('are ended at the server when they are cancelled, after a question', async () => {
    const file = await house.makeVideo();
    await desk.startAndHold(file);
    const cancel = desk.rowOf(file).getByTestId('row-remove');
    await cancel.press('Enter');
    await desk.page.getByTestId('confirm').waitFor();
    await desk.page.keyboard.press('Escape');
    const hasFocus = () => cancel.evaluate((button) => button === document.activeElement);
    await expect.poll(hasFocus).toBe(true);
    await cancel.press('Enter');
    await desk.page.getByTestId('confirm').click();
    await desk.rowOf(file).waitFor({ state: 'detached' });
    await expect.poll(house.unfinished).toEqual([]);
  });

  it('are known when they were handed in before', async () => {
    const file = await house.makeVideo();
    await desk.pick(file);
    await desk.start();
    const first = await desk.expectArrived(file);
    await desk.pick(file);
    await desk.start();
    const note = desk.page.getByTestId('uploaded-lesson').first().getByTestId('uploaded-duplicate');
    await note.waitFor(PATIENCE);
    expect(await note.locator('a').getAttribute('href')).toBe(`/lessons/${first}`);
  });
});

describe('the page', () => {
  it('is used by keyboard alone', async () => {
    const file = await house.makeVideo();
    const { page, tabTo } = desk;
    // Asked for before the page is there: the browser takes a moment to hand its dialogs over.
    const chooser = page.waitForEvent('filechooser');
    await page.reload();
    await page.getByTestId('upload-input').focus();
    await page.keyboard.press('Enter');
    await (await chooser).setFiles(house.path(file));
    await desk.rowOf(file).locator('[name=title]').waitFor();
    await tabTo('title');
    await page.keyboard.type('键盘');
    for (const select of ['subject', 'grade']) {
      await tabTo(select);
      await page.keyboard.press('ArrowDown');
    }
    house.line.holdAfter(MIDDLE_BYTES);
    await tabTo('upload-start');
    await page.keyboard.press('Enter');
    await desk.expectCreated(file);
    await tabTo('row-pause');
    await page.keyboard.press('Enter');
    await desk.expectState(file, 'paused');
    house.line.release();
    await tabTo('row-resume');
    await page.keyboard.press('Enter');
    await desk.expectArrived(file);
  });

  it('takes what is dropped on it', async () => {
    const dataTransfer = await desk.page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['These are notes.\n'.repeat(500)], 'dropped.mp4'));
      return transfer;
    });
    await desk.page.dispatchEvent('body', 'drop', { dataTransfer });
    await desk.expectState('dropped.mp4', 'refused');
    await desk.takeOff('dropped.mp4');
  });

  it('fits a phone, with files on their way', async () => {
    const file = await house.makeVideo();
    await desk.page.setViewportSize({ width: 390, height: 844 });
    await desk.startAndHold(file);
    await desk.pick('notes.mp4', 'silent.mp4');
    await desk.expectState('silent.mp4', 'ready');
    const overflow = await desk.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    house.line.release();
    await desk.expectArrived(file);
  });

  it('hashes in a worker where it is not served securely', async () => {
    const insecure = await house.openPage((fresh) =>
      fresh.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined })),
    );
    const there = createUploadDesk(house, insecure);
    const file = await house.makeVideo();
    const chunks = there.noteRequests('PATCH', CHUNKS);
    await there.pick(file);
    await there.start();
    await there.expectArrived(file);
    const bytes = await readFile(house.path(file));
    const first = digestOf(bytes.subarray(0, 1024 * 1024));
    expect(chunks()[0]?.headers()['upload-checksum']).toBe(`sha256 ${first}`);
  });
});
