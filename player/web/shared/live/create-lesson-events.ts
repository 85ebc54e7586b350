import { type ReadonlySignal, signal } from '@preact/signals';
import type { Lesson } from '../../../../storage/catalog/lesson.ts';

export type LessonListener = Readonly<{
  changed(lesson: Lesson): void;
  removed(id: string): void;
}>;

/** The server's event stream, kept open while somebody looks. */
export type LessonEvents = Readonly<{
  /** `stale`: what is on the screen may be out of date. */
  status: ReadonlySignal<'idle' | 'connecting' | 'open' | 'stale'>;
  /** Counts the times the stream came back: whoever shows lessons reads them again. */
  reopened: ReadonlySignal<number>;
  subscribe(listener: LessonListener): () => void;
  start(): void;
  stop(): void;
}>;

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 30_000;
/** A hidden page gives its connection back: browsers allow six a host to all tabs together. */
const HIDDEN_GRACE_MS = 20_000;

/** Opens `/api/events` when started; comes back by itself, more slowly each time it fails. */
export function createLessonEvents(deps: {
  open: (url: string) => EventSource;
  document: Document;
  onLost: () => void;
}): LessonEvents {
  const status = signal<'idle' | 'connecting' | 'open' | 'stale'>('idle');
  const reopened = signal(0);
  const listeners = new Set<LessonListener>();
  let source: EventSource | null = null;
  let wanted = false;
  let wasOpen = false;
  let delayMs = FIRST_DELAY_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hiddenTimer: ReturnType<typeof setTimeout> | undefined;

  const close = () => {
    clearTimeout(timer);
    source?.close();
    source = null;
  };
  const connect = () => {
    close();
    const mine = deps.open('/api/events');
    source = mine;
    mine.addEventListener('open', () => {
      status.value = 'open';
      delayMs = FIRST_DELAY_MS;
      if (wasOpen) reopened.value += 1;
      wasOpen = true;
    });
    mine.addEventListener('lesson', (event) => {
      const lesson = readEvent<Lesson>(event);
      for (const listener of listeners) listener.changed(lesson);
    });
    mine.addEventListener('lesson-removed', (event) => {
      const { id } = readEvent<Pick<Lesson, 'id'>>(event);
      for (const listener of listeners) listener.removed(id);
    });
    mine.addEventListener('error', () => {
      status.value = 'stale';
      close();
      deps.onLost();
      timer = setTimeout(connect, delayMs);
      delayMs = Math.min(delayMs * 2, LONGEST_DELAY_MS);
    });
  };
  deps.document.addEventListener('visibilitychange', () => {
    clearTimeout(hiddenTimer);
    if (!wanted) return;
    if (deps.document.hidden) hiddenTimer = setTimeout(close, HIDDEN_GRACE_MS);
    else if (source === null) connect();
  });

  return {
    status,
    reopened,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: () => {
      if (wanted) return;
      wanted = true;
      status.value = 'connecting';
      connect();
    },
    stop: () => {
      wanted = false;
      wasOpen = false;
      status.value = 'idle';
      close();
    },
  };
}

function readEvent<T>(event: MessageEvent<string>): T {
  return JSON.parse(event.data) as T;
}
