import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLessonEvents } from '../../../../player/web/shared/live/create-lesson-events.ts';
import { mergeLesson } from '../../../../player/web/shared/live/merge-lesson.ts';
import { aLesson } from './a-lesson.ts';

const all = { belongs: () => true, atTop: true };

describe('a list of lessons that change', () => {
  const old = aLesson({ id: 'old', createdAt: '2026-11-22T00:00:00.000Z' });
  const young = aLesson({ id: 'young', createdAt: '2026-11-23T00:00:00.000Z' });

  it('replaces a lesson where it stands', () => {
    const changed = { ...old, progress: 0.5 };
    expect(mergeLesson([young, old], changed, all)).toEqual([young, changed]);
  });

  it('puts a newer lesson first', () => {
    expect(mergeLesson([old], young, all)).toEqual([young, old]);
    expect(mergeLesson([], young, all)).toEqual([young]);
  });

  it('does not put an older one at the top, nor anything into a list sorted otherwise', () => {
    const lessons = [young];
    expect(mergeLesson(lessons, old, all)).toBe(lessons);
    const sorted = [old];
    expect(mergeLesson(sorted, young, { ...all, atTop: false })).toBe(sorted);
  });

  it('drops a lesson that no longer belongs', () => {
    const belongs = () => false;
    expect(mergeLesson([young, old], { ...old }, { belongs, atTop: true })).toEqual([young]);
    const lessons = [young];
    expect(mergeLesson(lessons, old, { belongs, atTop: true })).toBe(lessons);
  });
});

class FakeSource extends EventTarget {
  closed = false;
  close() {
    this.closed = true;
  }
}

describe('the event stream', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function started() {
    const sources: FakeSource[] = [];
    const page = Object.assign(new EventTarget(), { hidden: false });
    const onLost = vi.fn();
    const events = createLessonEvents({
      open: () => {
        const source = new FakeSource();
        sources.push(source);
        return source as unknown as EventSource;
      },
      document: page as unknown as Document,
      onLost,
    });
    const told: unknown[] = [];
    events.subscribe({ changed: (lesson) => told.push(lesson), removed: (id) => told.push(id) });
    events.start();
    return { sources, page, events, told, onLost };
  }
  const send = (source: FakeSource | undefined, name: string, data: unknown) =>
    source?.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data) }));

  it('tells of changed and removed lessons', () => {
    const { sources, told, events } = started();
    sources[0]?.dispatchEvent(new Event('open'));
    expect(events.status.value).toBe('open');
    const lesson = aLesson();
    send(sources[0], 'lesson', lesson);
    send(sources[0], 'lesson-removed', { id: 'l9' });
    expect(told).toEqual([lesson, 'l9']);
  });

  it('is stale when it breaks, comes back by itself, and then asks for a fresh reading', () => {
    const { sources, events, onLost } = started();
    sources[0]?.dispatchEvent(new Event('open'));
    sources[0]?.dispatchEvent(new Event('error'));
    expect(events.status.value).toBe('stale');
    expect(sources[0]?.closed).toBe(true);
    expect(onLost).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(1_000);
    expect(sources).toHaveLength(2);
    sources[1]?.dispatchEvent(new Event('open'));
    expect(events.status.value).toBe('open');
    expect(events.reopened.value).toBe(1);
  });

  it('tries less often the longer the server is away', () => {
    const { sources } = started();
    for (const waitMs of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
      const tried = sources.length;
      sources.at(-1)?.dispatchEvent(new Event('error'));
      vi.advanceTimersByTime(waitMs - 1);
      expect(sources).toHaveLength(tried);
      vi.advanceTimersByTime(1);
      expect(sources).toHaveLength(tried + 1);
    }
  });

  it('gives its connection back while nobody looks', () => {
    const { sources, page, events } = started();
    sources[0]?.dispatchEvent(new Event('open'));
    page.hidden = true;
    page.dispatchEvent(new Event('visibilitychange'));
    vi.advanceTimersByTime(20_000);
    expect(sources[0]?.closed).toBe(true);
    page.hidden = false;
    page.dispatchEvent(new Event('visibilitychange'));
    sources[1]?.dispatchEvent(new Event('open'));
    expect(events.reopened.value).toBe(1);
  });

  it('stays away once stopped', () => {
    const { sources, page, events } = started();
    events.stop();
    page.dispatchEvent(new Event('visibilitychange'));
    vi.advanceTimersByTime(60_000);
    expect(sources).toHaveLength(1);
    expect(events.status.value).toBe('idle');
  });
});
