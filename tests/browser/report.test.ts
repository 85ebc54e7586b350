import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLessonClient, type LessonClient } from '../fixtures/lesson-client.ts';
import { makeClip } from '../fixtures/make-clip.ts';
import { type Browser, openChromium } from '../fixtures/open-chromium.ts';
import {
  createHome,
  endYouke,
  runYouke,
  type YoukeHome,
  type YoukeRun,
} from '../fixtures/run-youke.ts';

const SECONDS = 40;
const DARK = { start: 8, end: 20 };
const BLACK_AT = 30;
/** A4 less its margins, in CSS pixels: what paper the page's `@page` leaves. */
const PRINTABLE = { width: Math.round((188 / 25.4) * 96), height: Math.floor((275 / 25.4) * 96) };

let folder: string;
let home: YoukeHome;
let run: YoukeRun;
let browser: Browser;
let page: Page;
let client: LessonClient;
let lessonId: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youke-browser-'));
  const file = join(folder, '三角形的内角和.mp4');
  await makeClip(file, {
    ...{ width: 640, height: 360, seconds: SECONDS },
    filters: [
      `eq=brightness=-0.4:contrast=0.35:enable='between(t,${DARK.start},${DARK.end})'`,
      `drawbox=c=black:t=fill:enable='between(t,${BLACK_AT},${BLACK_AT + 0.2})'`,
    ].join(),
    sound: `aevalsrc=0.008*sin(2*PI*330*t)*(0.6+0.4*sin(2*PI*3*t)):s=48000:d=${SECONDS}`,
  });
  home = await createHome();
  run = runYouke(home);
  await run.ready;
  client = await createLessonClient(home);
  lessonId = await client.upload(file);
  browser = await openChromium();
  page = await browser.openPage();
  await page.setExtraHTTPHeaders({ authorization: `Bearer ${client.token}` });
});
afterAll(async () => {
  await browser?.close();
  await endYouke(run, home);
  await rm(folder, { recursive: true, force: true });
});

describe('the strip over the seek bar', () => {
  it('is there as soon as the lesson is scored, without a reload', async () => {
    await page.goto(`${home.origin}/lessons/${lessonId}`);
    await slider().waitFor({ timeout: 150_000 });
    await client.becomes(lessonId, 'ready');
  });

  it.each([
    ['a desk', 1280],
    ['a phone', 390],
  ])('lies over it on the same axis, on %s', async (_where, width) => {
    await page.setViewportSize({ width, height: 900 });
    await openLesson();
    const strip = await boxOf(slider());
    const track = await seekTrack();
    expect(Math.abs(strip.left - track.left)).toBeLessThanOrEqual(2);
    expect(Math.abs(strip.right - track.right)).toBeLessThanOrEqual(2);
    expect(strip.bottom).toBeLessThanOrEqual(track.top + 1);
    expect(track.top - strip.bottom).toBeLessThan(24);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  });

  it('goes where it is clicked, as the seek bar does at the same place', async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await openLesson();
    const strip = await boxOf(slider());
    const track = await seekTrack();
    for (const share of [0.25, 0.8]) {
      const x = strip.left + share * (strip.right - strip.left);
      // Among the curves, where no finding lies.
      await page.mouse.click(x, strip.top + 70);
      await expect.poll(currentTime).toBeCloseTo(share * (await duration()), 0);
      const byStrip = await currentTime();
      await page.mouse.click(strip.left + 2, track.top + 2);
      await expect.poll(currentTime).toBeLessThan(1);
      await page.mouse.click(x, track.top + 2);
      await expect.poll(async () => Math.abs((await currentTime()) - byStrip)).toBeLessThan(0.2);
    }
  });

  it('has its playhead over the seek bar’s, and keeps it there while it plays', async () => {
    await page.evaluate(() => document.querySelector('video')?.play());
    await expect.poll(currentTime, { timeout: 30_000 }).toBeGreaterThan(33);
    await page.evaluate(() => document.querySelector('video')?.pause());
    await expect
      .poll(async () => {
        const strip = await boxOf(slider());
        const head = await boxOf(page.getByTestId('timeline-playhead'));
        const share = (await currentTime()) / (await duration());
        const wanted = strip.left + share * (strip.right - strip.left);
        return Math.abs((head.left + head.right) / 2 - wanted);
      })
      .toBeLessThan(2);
  });

  it('follows a drag', async () => {
    const strip = await boxOf(slider());
    const at = (share: number) => strip.left + share * (strip.right - strip.left);
    await page.mouse.move(at(0.1), strip.top + 70);
    await page.mouse.down();
    await page.mouse.move(at(0.3), strip.top + 70, { steps: 4 });
    await page.mouse.move(at(0.5), strip.top + 70, { steps: 4 });
    await page.mouse.up();
    await expect.poll(currentTime).toBeCloseTo(0.5 * (await duration()), 0);
    await page.mouse.move(at(0.9), strip.top + 70);
    expect(await currentTime()).toBeLessThan(0.6 * (await duration()));
  });

  it('plays a finding that is clicked from its start, and tells it before', async () => {
    const dark = (await client.report(lessonId)).findings.find(
      ({ code }) => code === 'picture.dark',
    )!;
    expect(Math.abs(dark.startSeconds - DARK.start)).toBeLessThan(2);
    const strip = await boxOf(slider());
    const middle = (dark.startSeconds + dark.endSeconds) / 2 / (await duration());
    // The picture's lane is the first.
    const place = [strip.left + middle * (strip.right - strip.left), strip.top + 7] as const;
    await page.mouse.move(...place);
    expect(await page.getByTestId('timeline-tip').textContent()).toContain(dark.message.zh);
    await page.mouse.click(...place);
    await expect.poll(currentTime).toBeGreaterThanOrEqual(dark.startSeconds - 0.1);
    expect(await currentTime()).toBeLessThan(dark.startSeconds + 3);
    await expect
      .poll(() => page.evaluate(() => document.querySelector('video')?.paused))
      .toBe(false);
    await page.evaluate(() => document.querySelector('video')?.pause());
  });

  it('is a slider for the keyboard, and says each moment in words', async () => {
    const named = page.getByRole('slider', { name: '课程时间轴' });
    await named.press('Home');
    await expect.poll(currentTime).toBe(0);
    await named.press('ArrowRight');
    await expect.poll(currentTime).toBeCloseTo(5, 1);
    await expect.poll(() => named.getAttribute('aria-valuetext')).toMatch(/^0:05；响度 -\d+ LUFS/);
    await named.press('PageDown');
    const start = await currentTime();
    await expect.poll(() => named.getAttribute('aria-valuetext')).toContain('画面太暗');
    expect(Math.abs(start - DARK.start)).toBeLessThan(2);
    expect(await page.getByTestId('timeline-tip').textContent()).toContain('画面太暗');
    await named.press('End');
    await expect.poll(currentTime).toBeGreaterThan(SECONDS - 1);
  });
});

describe('the things to do better', () => {
  it('are two or three, and lead where they are seen', async () => {
    await openLesson();
    const items = page.getByTestId('advice-item');
    const codes = await items.evaluateAll((all) => all.map(({ dataset }) => dataset.code));
    expect(codes.length).toBeGreaterThanOrEqual(2);
    expect(codes.length).toBeLessThanOrEqual(3);
    expect(codes).toContain('audio.too-quiet');
    const moment = page.getByTestId('advice-moment').first();
    const start = Number(await moment.getAttribute('data-start-seconds'));
    await moment.click();
    await expect.poll(currentTime).toBeGreaterThanOrEqual(start - 0.1);
    expect(await currentTime()).toBeLessThan(start + 3);
  });

  it('come first for the lesson’s own teacher', async () => {
    const order = await page.evaluate(() =>
      ['advice', 'scores', 'findings'].map(
        (name) => document.querySelector(`[data-testid=${name}]`)!.getBoundingClientRect().top,
      ),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });
});

describe('the printed report', () => {
  it('is reached from the lesson, and has stills that load', async () => {
    await page.getByTestId('open-report').click();
    await page.getByTestId('sheet').waitFor();
    const { stills = [] } = await client.report(lessonId);
    expect(stills.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['picture.dark', 'cut.black-frame']),
    );
    const images = page.getByTestId('sheet-still').locator('img');
    await expect.poll(() => images.count()).toBe(stills.length);
    for (const image of await images.all()) {
      await expect.poll(() => image.evaluate(naturalWidth)).toBeGreaterThan(100);
      expect(await image.getAttribute('alt')).toMatch(/的画面$/);
    }
  });

  it.each(['zh', 'en'])('is one page of A4 in %s, with nothing cut off', async (language) => {
    await page.evaluate((chosen) => localStorage.setItem('youke.language', chosen), language);
    await page.reload();
    await page.getByTestId('sheet').waitFor();
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const text = pdf.toString('latin1');
    expect(text.match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
    expect(text).toMatch(/\/MediaBox \[0 0 59[45][\d.]* 84[12][\d.]*\]/);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize(PRINTABLE);
    const sheet = await page.getByTestId('sheet').evaluate((element) => ({
      needed: element.scrollHeight,
      shown: element.clientHeight,
    }));
    await page.emulateMedia({ media: null });
    expect(sheet.needed).toBeLessThanOrEqual(sheet.shown);
    expect(sheet.shown).toBeLessThanOrEqual(PRINTABLE.height);
  });

  it('fits a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  });
});

async function openLesson(): Promise<void> {
  await page.goto(`${home.origin}/lessons/${lessonId}`);
  await slider().waitFor();
  await expect.poll(duration, { timeout: 30_000 }).toBeGreaterThan(SECONDS - 1);
}

function slider(): Locator {
  return page.getByTestId('timeline-slider');
}

type Edges = Readonly<{ left: number; right: number; top: number; bottom: number }>;

function boxOf(locator: Locator): Promise<Edges> {
  return locator.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return { left, right, top, bottom };
  });
}

/** The line of media-chrome's seek bar, inside its shadow. */
function seekTrack(): Promise<Edges> {
  return boxOf(page.locator('media-time-range #track'));
}

function currentTime(): Promise<number> {
  return page.evaluate(() => document.querySelector('video')?.currentTime ?? -1);
}

function duration(): Promise<number> {
  return page.evaluate(() => document.querySelector('video')?.duration || 0);
}

function naturalWidth(image: unknown): number {
  return (image as HTMLImageElement).naturalWidth;
}
