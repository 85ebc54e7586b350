import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeClip } from '../fixtures/make-clip.ts';
import { type Browser, openChromium } from '../fixtures/open-chromium.ts';
import {
  createHome,
  endYouke,
  runYouke,
  type YoukeHome,
  type YoukeRun,
} from '../fixtures/run-youke.ts';

/** A lesson has to be uploaded and transcoded before the page can show it. */
const PATIENCE_MS = 120_000;
const SILENCE_SECONDS = { start: 9, end: 14 };

let folder: string;
let home: YoukeHome;
let run: YoukeRun;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youke-browser-'));
  const { start, end } = SILENCE_SECONDS;
  await makeClip(join(folder, 'lesson.mp4'), {
    width: 1280,
    height: 720,
    seconds: 20,
    sound: `aevalsrc=if(between(t\\,${start}\\,${end})\\,0\\,0.15*sin(2*PI*330*t)):s=48000:d=20`,
  });
  await writeFile(join(folder, 'notes.mp4'), 'These are notes, not a film.\n'.repeat(500));
  home = await createHome();
  run = runYouke(home);
  await run.ready;
  browser = await openChromium();
  page = await browser.openPage();
});
afterAll(async () => {
  await browser?.close();
  await endYouke(run, home);
  await rm(folder, { recursive: true, force: true });
});

/** One teacher's way through the house, so each step starts where the one before it ended. */
describe('a lesson through the pages', () => {
  it('asks who is there, says what was wrong in words, and lets the account in', async () => {
    await page.goto(`${home.origin}/upload`);
    await signIn('not the password');
    await page.getByTestId('sign-in-error').waitFor();
    expect(await page.getByTestId('sign-in-error').textContent()).toContain('密码');
    await signIn((await readFile(join(home.dataDir, 'admin-password'), 'utf8')).trim());
    await page.getByTestId('upload-form').waitFor();
    expect(new URL(page.url()).pathname).toBe('/upload');
  });

  it('takes a video, shows how far it is, and turns ready by itself', async () => {
    const states = await watchStates();
    await upload('lesson.mp4', '三角形的内角和');
    const card = page.getByTestId('uploaded-lesson');
    await stateOf(card, 'ready');
    expect(await states()).toEqual(expect.arrayContaining(['processing', 'ready']));
    expect(await card.textContent()).toContain('三角形的内角和');
  });

  it('plays it by hls.js: time advances, at a quality chosen by hand', async () => {
    await page.goto(home.origin);
    await page.getByTestId('lesson-card').first().locator('a').first().click();
    const video = page.getByTestId('video');
    await video.waitFor();
    await expect.poll(() => video.evaluate(readyState), { timeout: 30_000 }).toBeGreaterThan(2);
    expect(await video.evaluate((element) => (element as HTMLVideoElement).src)).toMatch(/^blob:/);
    for (const level of ['360p', '720p']) {
      await page.getByTestId('quality-menu').click();
      await page.locator(`[data-testid=quality-level][data-value="${level}"]`).click();
      await video.evaluate((element) => (element as HTMLVideoElement).play());
      await expect.poll(() => shownLevel(), { timeout: 30_000 }).toBe(level);
      await expect
        .poll(() => video.evaluate(pictureHeight), { timeout: 30_000 })
        .toBe(Number.parseInt(level, 10));
    }
    const before = await video.evaluate(currentTime);
    await expect
      .poll(() => video.evaluate(currentTime), { timeout: 30_000 })
      .toBeGreaterThan(before + 1);
  });

  it('shows the three scores', async () => {
    for (const name of ['clarity', 'audio', 'cuts', 'overall']) {
      const score = Number(await page.getByTestId(`score-${name}`).getAttribute('data-score'));
      expect(score, name).toBeGreaterThan(0);
      expect(score, name).toBeLessThanOrEqual(100);
    }
  });

  it('lands where a finding of the list points to', async () => {
    const video = page.getByTestId('video');
    await video.evaluate((element) => {
      (element as HTMLVideoElement).pause();
      (element as HTMLVideoElement).currentTime = 1;
    });
    const silence = page.locator('[data-testid=finding][data-start-seconds^="9"]').first();
    const start = Number(await silence.getAttribute('data-start-seconds'));
    expect(Math.abs(start - SILENCE_SECONDS.start)).toBeLessThan(0.6);
    await silence.click();
    await expect
      .poll(() => video.evaluate(currentTime), { timeout: 30_000 })
      .toBeGreaterThanOrEqual(start);
    expect(await video.evaluate(currentTime)).toBeLessThan(start + 3);
    await expect
      .poll(() => video.evaluate((element) => (element as HTMLVideoElement).paused), {
        timeout: 30_000,
      })
      .toBe(false);
  });

  it('says in words that a text file is no video, before it is sent', async () => {
    await page.goto(`${home.origin}/upload`);
    await page.getByTestId('upload-input').setInputFiles(join(folder, 'notes.mp4'));
    const row = page.getByTestId('upload-row');
    await expect.poll(() => row.getAttribute('data-state')).toBe('refused');
    expect(await row.getByTestId('row-reason').textContent()).toContain('不是视频');
  });

  it('speaks English when asked to, and stays so', async () => {
    await page.goto(home.origin);
    await page.getByTestId('language-switch').click();
    expect(await page.locator('html').getAttribute('lang')).toMatch(/^en/);
    await page.reload();
    await page.getByTestId('lesson-card').first().waitFor();
    expect(await page.locator('html').getAttribute('lang')).toMatch(/^en/);
    expect(await page.getByTestId('state-chip').first().textContent()).toMatch(/[A-Za-z]/);
  });

  it('fits a phone without scrolling sideways', async () => {
    for (const path of ['/', '/upload']) {
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto(home.origin + path);
      await page.locator('main').waitFor();
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, path).toBeLessThanOrEqual(0);
    }
  });
});

async function signIn(password: string): Promise<void> {
  await page.locator('[name=username]').fill('admin');
  await page.locator('[name=password]').fill(password);
  await page.locator('[name=password]').press('Enter');
}

async function upload(file: string, title: string): Promise<void> {
  await page.getByTestId('upload-input').setInputFiles(join(folder, file));
  await page.locator('[name=title]').fill(title);
  await page.locator('[name=subject]').selectOption('数学');
  await page.locator('[name=grade]').selectOption('四年级');
  await page.getByTestId('upload-start').click();
}

function stateOf(card: Locator, state: string): Promise<void> {
  return expect
    .poll(() => card.getAttribute('data-state', { timeout: PATIENCE_MS }), { timeout: PATIENCE_MS })
    .toBe(state);
}

/** Notes each state that a lesson on the page goes through from now on. */
async function watchStates(): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seenStates: seen });
    const note = () => {
      for (const card of document.querySelectorAll<HTMLElement>('[data-testid=uploaded-lesson]')) {
        const state = card.dataset.state ?? '';
        if (seen.at(-1) !== state) seen.push(state);
      }
    };
    new MutationObserver(note).observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['data-state'],
    });
  });
  return () => page.evaluate(() => (window as unknown as { seenStates: string[] }).seenStates);
}

function shownLevel(): Promise<string | null> {
  return page.getByTestId('quality-shown').getAttribute('data-level');
}

function currentTime(video: unknown): number {
  return (video as HTMLVideoElement).currentTime;
}

function readyState(video: unknown): number {
  return (video as HTMLVideoElement).readyState;
}

function pictureHeight(video: unknown): number {
  return (video as HTMLVideoElement).videoHeight;
}
