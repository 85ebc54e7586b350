import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { LessonEvents } from '../shared/live/create-lesson-events.ts';
import type { Session } from '../shared/session/create-session.ts';
import { type LessonFacts, waitForStart } from './lesson-facts.ts';
import { createFilePicker } from './sending/create-file-picker.ts';
import { createRows } from './sending/create-rows.ts';
import { createSending } from './sending/create-sending.ts';
import type { UploadDoor } from './sending/create-upload-door.ts';
import { guardOwner } from './sending/guard-owner.ts';
import { keepMoving } from './sending/keep-moving.ts';
import type { Sender, SenderEvents } from './sending/sender.ts';
import { sumProgress, type UploadProgress } from './sending/sum-progress.ts';
import type { UploadMemory } from './sending/upload-memory.ts';
import { isMoving, type UploadRow } from './sending/upload-row.ts';
import { createUnfinished, type Unfinished } from './unfinished/create-unfinished.ts';
import type { UnfinishedUpload } from './unfinished/unfinished-upload.ts';

/** Files on their way to the server. Lives as long as the app, so that other pages can be read meanwhile. */
export type UploadSession = Readonly<{
  rows: ReadonlySignal<readonly UploadRow[]>;
  /** Of all files together; null when none is on its way. */
  progress: ReadonlySignal<UploadProgress | null>;
  /** Milliseconds since 1970, every second while something moves. */
  nowMs: ReadonlySignal<number>;
  /** Unfinished uploads that no row goes on with. */
  unfinished: ReadonlySignal<readonly UnfinishedUpload[]>;
  /** Lessons whose bytes have all arrived, newest first. */
  lessonIds: ReadonlySignal<readonly string[]>;
  /** What the next start says of its lessons; null until somebody filled it in. */
  facts: Signal<LessonFacts | null>;
  /** Gives the files that were not in the list yet. */
  pick(files: readonly File[]): readonly File[];
  /** Goes on with an unfinished upload at once; false: the file is another one. */
  goOn(upload: UnfinishedUpload, file: File): boolean;
  setTitle(id: string, title: string): void;
  /** A lesson of its own instead of going on with the upload of the same name and size. */
  makeNew(id: string): void;
  start(facts: LessonFacts): void;
  pause(id: string): void;
  retry(id: string): void;
  pauseAll(): void;
  resumeAll(): void;
  /** Takes a file off the list and ends its upload, if it has one. Throws ApiError. */
  remove(id: string): Promise<void>;
  readUnfinished: Unfinished['read'];
  giveUp: Unfinished['giveUp'];
}>;

export function createUploadSession(deps: {
  door: UploadDoor;
  memory: UploadMemory;
  openSender: (events: SenderEvents) => Sender;
  maxSizeBytes: number | null;
  session: Pick<Session, 'account' | 'forget'>;
  events: Pick<LessonEvents, 'subscribe'>;
  window: Window;
  now: () => number;
  random: () => number;
}): UploadSession {
  const { door, memory, session, window } = deps;
  const rows = createRows();
  const unfinished = createUnfinished(door);
  const lessonIds = signal<readonly string[]>([]);
  const facts = signal<LessonFacts | null>(null);
  const nowMs = signal(deps.now());
  /** Bytes of this run's files that are through already, so that the share never runs backwards. */
  const arrivedBytes = signal(0);

  const { sending, sender } = createSending({
    rows,
    door,
    openSender: deps.openSender,
    nowMs: deps.now,
    isOnline: () => window.navigator.onLine,
    random: deps.random,
    onArrived: ({ lessonId, sizeBytes, url }) => {
      unfinished.drop(url);
      arrivedBytes.value += sizeBytes;
      if (lessonId !== null) lessonIds.value = [lessonId, ...lessonIds.peek()];
    },
    onSignedOut: () => session.forget(),
  });
  const send = (id: string) => {
    const resume = rows.find(id)?.resume ?? null;
    if (resume !== null) {
      const { url, lessonId, offset } = resume;
      rows.patch(id, { url, lessonId, sentBytes: offset, arrivedBytes: offset });
    }
    sending.send(id);
  };
  const picker = createFilePicker({
    ...{ rows, sender, door, unfinished, memory },
    maxSizeBytes: deps.maxSizeBytes,
    onChecked: send,
    onReadable: sending.retry,
  });
  const drop = (id: string) => {
    rows.remove(id);
    sender.remove(id);
  };

  const progress = computed(() => sumProgress(rows.all.value, arrivedBytes.value, nowMs.value));
  keepMoving({
    moves: computed(() => rows.all.value.some(isMoving)),
    window,
    nowMs: deps.now,
    onStep: (woke) => {
      nowMs.value = deps.now();
      sending.step(woke);
    },
  });
  effect(() => {
    if (progress.value === null) arrivedBytes.value = 0;
  });
  deps.events.subscribe({
    changed: ({ id, source }) => {
      const row = rows.all.peek().find((each) => each.lessonId === id);
      if (row !== undefined && source !== null) rows.patch(row.id, { source });
    },
    removed: () => undefined,
  });
  guardOwner({
    account: session.account,
    onOther: () => {
      for (const { id } of rows.all.peek()) drop(id);
      lessonIds.value = [];
      facts.value = null;
      unfinished.forget();
    },
    onSignedIn: () => {
      for (const { id, state } of rows.all.peek()) {
        if (state.name === 'waiting' && state.why === 'signed-out') sending.send(id);
      }
    },
  });

  return {
    rows: rows.all,
    progress,
    nowMs,
    unfinished: computed(() => {
      const taken = rows.all.value.flatMap((row) => [row.url, row.resume?.url]);
      return unfinished.all.value.filter((upload) => !taken.includes(upload.url));
    }),
    lessonIds,
    facts,
    pick: picker.pick,
    goOn: (upload, file) => {
      const id = picker.pickFor(upload, file);
      if (id !== null && rows.find(id)?.state.name === 'ready') send(id);
      return id !== null;
    },
    setTitle: (id, title) => rows.patch(id, { title }),
    makeNew: (id) => rows.patch(id, { resume: null }),
    start: (given) => {
      const isComplete = given.subject !== '' && given.grade !== '';
      for (const { id, title, state } of waitForStart(rows.all.peek())) {
        rows.patch(id, { meta: isComplete ? { ...given, title: title.trim() } : null });
        if (state.name === 'checking') rows.setState(id, { name: 'checking', thenSend: true });
        else send(id);
      }
    },
    pause: sending.pause,
    retry: sending.retry,
    pauseAll: () => {
      for (const { id } of rows.all.peek()) sending.pause(id);
    },
    resumeAll: () => {
      for (const { id, state } of rows.all.peek()) if (state.name === 'paused') sending.send(id);
    },
    remove: async (id) => {
      const url = rows.find(id)?.url ?? null;
      drop(id);
      if (url !== null) await door.giveUp(url);
      unfinished.drop(url);
      await unfinished.read().catch(() => undefined);
    },
    readUnfinished: unfinished.read,
    giveUp: unfinished.giveUp,
  };
}
