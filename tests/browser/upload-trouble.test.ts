import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createUploadDesk, type UploadDesk } from '../fixtures/upload-desk.ts';
import { openUploadHouse, type UploadHouse } from '../fixtures/upload-house.ts';

const CHUNKS = /^\/uploads\/./;

let house: UploadHouse;
let desk: UploadDesk;

beforeAll(async () => {
  house = await openUploadHouse();
  desk = createUploadDesk(house, await house.openPage());
});
afterEach(() => {
  house.line.mend();
  house.line.release();
});
afterAll(() => house?.close());

describe('trouble on the line', () => {
  it('is waited out: a cut line goes on by itself where it stopped', async () => {
    const file = await house.makeVideo();
    await desk.startAndHold(file);
    const chunks = desk.noteRequests('PATCH', CHUNKS);
    house.line.cut();
    await desk.expectState(file, 'waiting');
    const said = desk.page.getByTestId('upload-said');
    await expect.poll(() => said.textContent()).toContain('连接中断');
    house.line.release();
    house.line.mend();
    await desk.expectArrived(file);
    expect(Number(chunks()[0]?.headers()['upload-offset'])).toBeGreaterThan(0);
  });

  it('is noticed after a sleep: a connection that died meanwhile is replaced at once', async () => {
    const sleeper = createUploadDesk(house, await house.openPage((fresh) => fresh.clock.install()));
    const file = await house.makeVideo();
    await sleeper.startAndHold(file);
    house.line.strand();
    await sleeper.page.clock.fastForward(30_000);
    await sleeper.expectArrived(file);
  });

  it('does not get a damaged byte into a lesson', async () => {
    const file = await house.makeVideo();
    const answers: number[] = [];
    desk.page.on('response', (response) => {
      if (response.request().method() === 'PATCH') answers.push(response.status());
    });
    house.line.damageNext();
    await desk.pick(file);
    await desk.start();
    await desk.expectArrived(file);
    expect(answers).toContain(460);
  });

  it('tells a refusal in the server’s own words and tries again by itself', async () => {
    const file = await house.makeVideo();
    const messages = { zh: '服务器磁盘已满。', en: 'The disk is full.' };
    let refusals = 0;
    await desk.page.route('**/uploads', async (route) => {
      if (route.request().method() !== 'POST' || refusals > 0) return route.continue();
      refusals += 1;
      return route.fulfill({
        status: 507,
        headers: { 'Retry-After': '8', 'Content-Type': 'application/problem+json' },
        body: JSON.stringify({ status: 507, code: 'disk-full', messages }),
      });
    });
    await desk.pick(file);
    await desk.start();
    await desk.expectReason(file, /服务器磁盘已满。.*后自动重试/);
    await desk.expectArrived(file);
    await desk.page.unroute('**/uploads');
  });

  it('ends in words where the server refuses for good', async () => {
    await desk.page.route('**/api/uploads/inspect', (route) =>
      route.fulfill({ json: { verdict: 'undecided', source: null } }),
    );
    await desk.pick('notes.mp4');
    await desk.start();
    await desk.expectState('notes.mp4', 'failed');
    await desk.expectReason('notes.mp4', '视频');
    await desk.page.unroute('**/api/uploads/inspect');
    await desk.takeOff('notes.mp4');
  });

  it('waits for a sign-in when the session has ended', async () => {
    const file = await house.makeVideo();
    await desk.startAndHold(file);
    await desk.page.context().clearCookies();
    house.line.cut();
    house.line.release();
    house.line.mend();
    await desk.page.locator('[name=username]').waitFor();
    await house.signIn(desk.page);
    await desk.expectArrived(file);
  });
});

describe('an upload that was left off', () => {
  it('is listed after a reload, and goes on when its file is picked again', async () => {
    const [file, other] = [await house.makeVideo(), await house.makeVideo(1024 * 1024)];
    await desk.leaveOff(file);
    const item = desk.page.getByTestId('unfinished-item').filter({ hasText: file });
    await item.waitFor();
    expect(await item.textContent()).toMatch(/[1-9]\d*%.*请重新选择文件/);
    const input = item.getByTestId('unfinished-input');
    await input.setInputFiles(house.path(other));
    await item.getByTestId('unfinished-other').waitFor();
    const chunks = desk.noteRequests('PATCH', CHUNKS);
    await input.setInputFiles(house.path(file));
    await desk.expectArrived(file);
    expect(Number(chunks()[0]?.headers()['upload-offset'])).toBeGreaterThan(0);
    await expect.poll(() => desk.page.getByTestId('unfinished-item').count()).toBe(0);
  });

  it('goes on in another browser, where nothing asks for its facts again', async () => {
    const file = await house.makeVideo();
    await desk.leaveOff(file);
    const other = createUploadDesk(house, await house.openPage());
    await other.pick(file);
    await other.rowOf(file).getByTestId('row-resumes').waitFor();
    const created = other.noteRequests('POST', /^\/uploads$/);
    await other.page.getByTestId('upload-start').click();
    await other.expectArrived(file);
    expect(created()).toEqual([]);
  });

  it('can be given up, after a question', async () => {
    const file = await house.makeVideo();
    await desk.page.reload();
    await desk.leaveOff(file);
    await desk.page.getByTestId('unfinished-give-up').click();
    await desk.page.getByTestId('confirm').click();
    await expect.poll(() => desk.page.getByTestId('unfinished-item').count()).toBe(0);
    expect(await house.unfinished()).toEqual([]);
  });
});
