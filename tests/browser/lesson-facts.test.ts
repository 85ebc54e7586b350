import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeOffice } from '../fixtures/make-zip.ts';
import { type Browser, openChromium } from '../fixtures/open-chromium.ts';
import {
  createHome,
  endYouke,
  runYouke,
  signInAsAdmin,
  type YoukeHome,
  type YoukeRun,
} from '../fixtures/run-youke.ts';

const PASSWORD = 'correct horse';
const LARGE_BYTES = 8 * 1024 * 1024;

let folder: string;
let home: YoukeHome;
let run: YoukeRun;
let browser: Browser;
let teacher: Page;
let lessonId: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youke-browser-'));
  await writeFile(join(folder, '教学设计.pdf'), '%PDF-1.7\nthe plan\n');
  await writeFile(join(folder, '评测练习.docx'), makeOffice('word'));
  await writeFile(join(folder, '假的.pdf'), '<!doctype html><script>alert(1)</script>');
  await writeFile(join(folder, 'run.exe'), 'MZ');
  await writeFile(join(folder, '大课件.pdf'), Buffer.alloc(LARGE_BYTES, '%PDF-1.7 '));
  home = await createHome({ YOUKE_FACTS_LOCKED_FROM: '2099-04-21' });
  run = runYouke(home);
  await run.ready;
  const token = await signInAsAdmin(home);
  await addAccount(token, 'wangli', 'teacher', '410102');
  await addAccount(token, 'zhang', 'reviewer', '4101');
  await addAccount(token, 'liyw', 'operator', '41');
  browser = await openChromium();
  teacher = await signIn('wangli');
  lessonId = await announceLesson(teacher);
});
afterAll(async () => {
  await browser?.close();
  await endYouke(run, home);
  await rm(folder, { recursive: true, force: true });
});

/** One lesson, whose video is still on its way; each step starts where the one before it ended. */
describe('a lesson’s facts and materials', () => {
  it('are corrected by keyboard, and stay so', async () => {
    await openLesson(teacher);
    await teacher.getByTestId('facts-edit').focus();
    await teacher.keyboard.press('Enter');
    await eventually(() => focused(teacher)).toMatchObject({ name: 'title' });
    await teacher.locator('[name=title]').fill('');
    await teacher.keyboard.press('Enter');
    await eventually(() => teacher.getByTestId('facts-form').textContent()).toContain('请填写课题');
    await eventually(() => focused(teacher)).toMatchObject({ name: 'title', invalid: 'true' });
    await teacher.keyboard.type('梯形的面积');
    await teacher.locator('[name=subject]').selectOption('数学');
    await teacher.locator('[name=grade]').selectOption('五年级');
    await teacher.locator('[name=textbook]').fill('人教版 五年级上册');
    await teacher.locator('[name=textbookNode]').fill('第六单元');
    await teacher.keyboard.press('Enter');
    await teacher.getByTestId('facts-edit').waitFor();
    await eventually(() => focused(teacher)).toMatchObject({ testId: 'facts-edit' });
    await teacher.reload();
    await eventually(() => teacher.locator('h1').textContent()).toBe('梯形的面积');
    const facts = await teacher.getByTestId('lesson-facts').textContent();
    for (const fact of ['数学', '五年级', '人教版 五年级上册', '第六单元']) {
      expect(facts).toContain(fact);
    }
  });

  it('say until when they can be changed', async () => {
    const note = teacher.getByTestId('lesson-facts').getByTestId('lock-note');
    expect(await note.textContent()).toMatch(/2099年4月2[01]日.*前可以修改/);
  });

  it('take several files at once, and say in words which were not taken and why', async () => {
    await pick('lesson-design', '教学设计.pdf', '假的.pdf', 'run.exe');
    await group('lesson-design').getByTestId('attachment').waitFor();
    const refused = group('lesson-design').locator('[data-state=refused]');
    await eventually(() => refused.count()).toBe(2);
    await eventually(() => refused.allTextContents()).toEqual([
      expect.stringMatching(/假的\.pdf.*内容与扩展名不符/),
      expect.stringMatching(/run\.exe.*不支持这种文件/),
    ]);
    for (const left of [1, 0]) {
      await refused.first().getByTestId('attachment-drop').click();
      await eventually(() => refused.count()).toBe(left);
    }
    await pick('exercises', '评测练习.docx');
    await group('exercises').getByTestId('attachment').waitFor();
  });

  it('take a file that is dropped on its kind', async () => {
    await group('reflection').evaluate((element) => {
      const data = new DataTransfer();
      data.items.add(new File(['教学反思'], '反思.txt', { type: 'text/plain' }));
      const options = { dataTransfer: data, bubbles: true, cancelable: true };
      element.dispatchEvent(new DragEvent('dragover', options));
      element.dispatchEvent(new DragEvent('drop', options));
    });
    await group('reflection').getByTestId('attachment').filter({ hasText: '反思.txt' }).waitFor();
  });

  it('show how far a large file is, and let it be given up', async () => {
    const line = await teacher.context().newCDPSession(teacher);
    const slow = { offline: false, latency: 0, downloadThroughput: -1 };
    await line.send('Network.enable');
    await line.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: 200_000 });
    await pick('courseware', '大课件.pdf');
    const sending = group('courseware').getByTestId('attachment-send');
    const percent = () => sending.getByRole('progressbar').getAttribute('aria-valuenow');
    await eventually(percent).not.toBe('0');
    await sending.getByTestId('attachment-drop').click();
    await eventually(() => sending.count()).toBe(0);
    await line.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: -1 });
    await pick('courseware', '大课件.pdf');
    await group('courseware').getByTestId('attachment').waitFor({ timeout: 60_000 });
    await teacher.reload();
    await group('courseware').getByTestId('attachment').waitFor();
    expect(await teacher.getByTestId('attachment').count()).toBe(4);
  });

  it('are downloaded under their names', async () => {
    const download = teacher.waitForEvent('download');
    await group('lesson-design').getByRole('link').click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('教学设计.pdf');
    expect(await readFile(await file.path(), 'utf8')).toBe('%PDF-1.7\nthe plan\n');
  });

  it('are called something else, and removed when that was meant', async () => {
    await group('reflection').getByTestId('attachment-actions').click();
    await teacher.locator('[data-testid=attachment-move][data-value=other]').click();
    await group('other').getByTestId('attachment').waitFor();
    const remove = async () => {
      await group('other').getByTestId('attachment-actions').click();
      await teacher.getByTestId('attachment-remove').click();
      await teacher.getByRole('dialog').waitFor();
    };
    await remove();
    await teacher.keyboard.press('Escape');
    await eventually(() => teacher.getByRole('dialog').count()).toBe(0);
    expect(await group('other').getByTestId('attachment').count()).toBe(1);
    await remove();
    await teacher.getByTestId('confirm').click();
    await eventually(() => group('other').getByTestId('attachment').count()).toBe(0);
    await eventually(() => focused(teacher)).toMatchObject({ testId: 'attachment-input' });
  });

  it('fit a phone without scrolling sideways, the form too', async () => {
    await teacher.setViewportSize({ width: 390, height: 844 });
    await teacher.getByTestId('facts-edit').click();
    const overflow = await teacher.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await teacher.setViewportSize({ width: 1280, height: 800 });
  });

  it('are a reviewer’s to read and to download only', async () => {
    const reviewer = await signIn('zhang');
    await openLesson(reviewer);
    await reviewer.getByTestId('attachment').first().waitFor();
    expect(await reviewer.getByTestId('attachment').getByRole('link').count()).toBe(3);
    await expectNothingToChange(reviewer);
    expect(await reviewer.getByTestId('lock-note').count()).toBe(0);
    const empty = reviewer.locator('[data-testid=attachment-group][data-kind=reflection]');
    expect(await empty.textContent()).toContain('未提交');
  });

  it('are locked for their teacher from the day on, and open to an operator', async () => {
    run.process.kill('SIGTERM');
    await run.ended;
    run = runYouke({ ...home, env: { ...home.env, YOUKE_FACTS_LOCKED_FROM: '2020-04-21' } });
    await run.ready;
    await openLesson(teacher);
    await teacher.getByTestId('attachment').first().waitFor();
    const note = teacher.getByTestId('attachments').getByTestId('lock-note');
    expect(await note.textContent()).toMatch(/2020年4月2[01]日.*截止/);
    await expectNothingToChange(teacher);

    const operator = await signIn('liyw');
    await openLesson(operator);
    await operator.getByTestId('facts-edit').click();
    await operator.locator('[name=county]').selectOption({ label: '二七区' });
    await operator.getByTestId('facts-save').click();
    await eventually(() => operator.getByTestId('lesson-facts').textContent()).toContain(
      '郑州市 · 二七区',
    );
    await teacher.getByTestId('lesson-facts').filter({ hasText: '二七区' }).waitFor();
  });
});

/** What holds after a while, however busy the machine is. */
function eventually<T>(ask: () => T | Promise<T>) {
  return expect.poll(ask, { timeout: 30_000 });
}

async function addAccount(token: string, username: string, role: string, region: string) {
  const answer = await fetch(`${home.origin}/api/accounts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ username, displayName: username, role, region, password: PASSWORD }),
  });
  if (!answer.ok) throw new Error(`${username}: ${answer.status} ${await answer.text()}`);
}

async function signIn(username: string): Promise<Page> {
  const page = await browser.openPage();
  await page.goto(home.origin);
  await page.locator('[name=username]').fill(username);
  await page.locator('[name=password]').fill(PASSWORD);
  await page.locator('[name=password]').press('Enter');
  await page.locator('header').waitFor();
  return page;
}

/** A lesson of whoever is signed in, with no byte of its video yet. */
function announceLesson(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const headers = {
      'Tus-Resumable': '1.0.0',
      'Upload-Length': '1000000',
      'Upload-Metadata': `filename ${btoa('lesson.mp4')}`,
    };
    const answer = await fetch('/uploads', { method: 'POST', headers });
    return answer.headers.get('Lesson-Id') ?? '';
  });
}

async function openLesson(page: Page): Promise<void> {
  await page.goto(`${home.origin}/lessons/${lessonId}`);
  await page.getByTestId('attachment-group').first().waitFor();
}

function group(kind: string) {
  return teacher.locator(`[data-testid=attachment-group][data-kind=${kind}]`);
}

function pick(kind: string, ...files: string[]): Promise<void> {
  const paths = files.map((file) => join(folder, file));
  return group(kind).getByTestId('attachment-input').setInputFiles(paths);
}

async function expectNothingToChange(page: Page): Promise<void> {
  for (const control of ['facts-edit', 'attachment-input', 'attachment-actions']) {
    expect(await page.getByTestId(control).count(), control).toBe(0);
  }
}

function focused(page: Page) {
  return page.evaluate(() => ({
    name: document.activeElement?.getAttribute('name'),
    testId: document.activeElement?.getAttribute('data-testid'),
    invalid: document.activeElement?.getAttribute('aria-invalid'),
  }));
}
