import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../../../player/web/shared/http/api-error.ts';
import type { LessonListener } from '../../../../player/web/shared/live/create-lesson-events.ts';
import type { SignedIn } from '../../../../player/web/shared/session/create-session.ts';
import { UnreadableFile } from '../../../../player/web/upload/checksum/unreadable-file.ts';
import { createUploadSession } from '../../../../player/web/upload/create-upload-session.ts';
import type {
  Inspection,
  UploadDoor,
} from '../../../../player/web/upload/sending/create-upload-door.ts';
import type { Sender, SenderEvents } from '../../../../player/web/upload/sending/sender.ts';
import type { UnfinishedUpload } from '../../../../player/web/upload/unfinished/unfinished-upload.ts';
import { aLesson } from './a-lesson.ts';
import { anUnfinishedUpload } from './an-upload-row.ts';

const FACTS = {
  ...{ subject: '数学', grade: '五年级', textbook: '', textbookNode: '', region: '41' },
};
const NO_FACTS = { ...FACTS, subject: '', grade: '' };
const SOURCE = { container: 'mp4', durationSeconds: 60, width: 1280, height: 720, hasSound: false };
const VIDEO: Inspection = { verdict: 'video', source: null };
const WANGLI = {
  id: 'a1',
  username: 'wangli',
  displayName: '',
  role: 'teacher',
  region: '41',
} as const;

const aFile = (name = 'circle.mp4', size = 1000) => new File([new Uint8Array(size)], name);

/** A session on a clock, a server and a sender of the test's own. */
function setUp(
  options: Readonly<{
    unfinished?: readonly UnfinishedUpload[];
    inspect?: UploadDoor['inspect'];
    maxSizeBytes?: number;
  }> = {},
) {
  const calls: string[] = [];
  const state = {
    unfinished: options.unfinished ?? [],
    nowMs: 0,
    remembered: null as string | null,
  };
  const account = signal<SignedIn>(WANGLI);
  const listeners = new Set<LessonListener>();
  let events: SenderEvents | null = null;
  let step: (() => void) | null = null;
  const known = new Set<string>();
  const sender: Sender = {
    add: ({ name, size }) => {
      const id = `${name}-${size}`;
      const isNew = !known.has(id);
      known.add(id);
      return { id, isNew };
    },
    replace: (id) => calls.push(`replace ${id}`),
    send: (id, { url, meta }) => calls.push(`send ${id} ${url ?? meta?.title ?? 'nothing'}`),
    stop: (id) => calls.push(`stop ${id}`),
    remove: (id) => {
      known.delete(id);
      calls.push(`remove ${id}`);
    },
  };
  const page = Object.assign(new EventTarget(), {
    document: Object.assign(new EventTarget(), { hidden: false }),
    navigator: { onLine: true },
    setInterval: (act: () => void) => {
      step = act;
      return 1;
    },
    clearInterval: () => {
      step = null;
    },
  });
  const session = createUploadSession({
    door: {
      readLimits: () => Promise.reject(new Error('not asked here')),
      inspect: options.inspect ?? (async () => VIDEO),
      readUnfinished: async () => state.unfinished,
      giveUp: async (url) => {
        calls.push(`give up ${url}`);
        state.unfinished = state.unfinished.filter((each) => each.url !== url);
      },
    },
    memory: { recall: () => state.remembered, remember: () => '', forget: () => undefined },
    openSender: (given) => {
      events = given;
      return sender;
    },
    maxSizeBytes: options.maxSizeBytes ?? null,
    session: {
      account,
      forget: () => {
        account.value = null;
      },
    },
    events: {
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    window: page as unknown as Window,
    now: () => state.nowMs,
    random: () => 0.5,
  });
  const stateOf = (id: string) => session.rows.value.find((row) => row.id === id)?.state.name;
  return {
    ...{ session, calls, account, page },
    events: () => events!,
    stateOf,
    row: (id: string) => session.rows.value.find((row) => row.id === id),
    /** So many seconds later, told every second or less. */
    later: (seconds: number) => {
      for (let left = seconds; left > 0; left -= 1) {
        state.nowMs += Math.min(left, 1) * 1000;
        step?.();
      }
    },
    /** The machine sleeps: nobody is told before it wakes. */
    sleep: (seconds: number) => {
      state.nowMs += seconds * 1000;
      step?.();
    },
    told: (lesson: ReturnType<typeof aLesson>) => {
      for (const listener of listeners) listener.changed(lesson);
    },
    server: state,
    checked: (id: string) => vi.waitFor(() => expect(stateOf(id)).not.toBe('checking')),
  };
}

/** One file that is being sent to /uploads/u1. */
async function setUpSending(options: Parameters<typeof setUp>[0] = {}) {
  const test = setUp(options);
  const id = 'circle.mp4-1000';
  test.session.pick([aFile()]);
  await test.checked(id);
  test.session.start(FACTS);
  test.events().requested(id);
  const created = { method: 'POST', location: 'http://youke.test/uploads/u1', lessonId: 'l1' };
  test.events().answered(id, { ...created, offset: null });
  test.calls.length = 0;
  return { ...test, id };
}

describe('picked files', () => {
  it('are looked at, and wait for the start', async () => {
    const { session, checked, row } = setUp({
      inspect: async () => ({ ...VIDEO, source: SOURCE }),
    });
    const files = [aFile(), aFile('square.mov')];
    expect(session.pick(files)).toEqual(files);
    await checked('circle.mp4-1000');
    expect(row('circle.mp4-1000')).toMatchObject({
      ...{ title: 'circle', source: SOURCE, state: { name: 'ready' } },
    });
    expect(session.progress.value).toBeNull();
  });

  it('are refused before anything is sent: empty, too large, no video', async () => {
    const { session, checked, row, calls } = setUp({
      inspect: async () => ({ verdict: 'not-a-video', source: null }),
      maxSizeBytes: 1500,
    });
    session.pick([aFile('notes.mp4'), aFile('void.mp4', 0), aFile('huge.mp4', 1501)]);
    await checked('notes.mp4-1000');
    const why = (id: string) => row(id)?.state;
    expect(why('notes.mp4-1000')).toEqual({ name: 'refused', why: 'not-a-video' });
    expect(why('void.mp4-0')).toEqual({ name: 'refused', why: 'empty' });
    expect(why('huge.mp4-1501')).toEqual({ name: 'refused', why: 'too-large' });
    session.start(FACTS);
    expect(calls).toEqual([]);
  });

  it('are not held back by a check that cannot be made', async () => {
    const { session, checked, stateOf } = setUp({ inspect: () => Promise.reject(new ApiError(0)) });
    session.pick([aFile()]);
    await checked('circle.mp4-1000');
    expect(stateOf('circle.mp4-1000')).toBe('ready');
  });

  it('are in the list once', async () => {
    const { session } = setUp();
    session.pick([aFile()]);
    expect(session.pick([aFile()])).toEqual([]);
    expect(session.rows.value).toHaveLength(1);
  });

  it('are sent when their check is over, where they were started before', async () => {
    const verdict = Promise.withResolvers<Inspection>();
    const { session, calls, checked, stateOf } = setUp({ inspect: () => verdict.promise });
    session.pick([aFile()]);
    session.start(FACTS);
    expect(stateOf('circle.mp4-1000')).toBe('checking');
    expect(calls).toEqual([]);
    verdict.resolve(VIDEO);
    await checked('circle.mp4-1000');
    expect(calls).toEqual(['send circle.mp4-1000 circle']);
  });
});

describe('a file that is sent', () => {
  it('knows its lesson at once, and the video’s facts when the server tells them', async () => {
    const { told, row, id } = await setUpSending();
    expect(row(id)).toMatchObject({ url: '/uploads/u1', lessonId: 'l1' });
    told(aLesson({ id: 'l1', state: 'uploading', source: SOURCE }));
    told(aLesson({ id: 'another', source: { ...SOURCE, width: 1 } }));
    expect(row(id)?.source).toEqual(SOURCE);
  });

  it('becomes a lesson and leaves the list', async () => {
    const { session, events, calls, id } = await setUpSending();
    events().moved(id, 1000);
    expect(session.progress.value).toMatchObject({ share: 1 });
    events().arrived(id);
    expect(session.rows.value).toEqual([]);
    expect(session.lessonIds.value).toEqual(['l1']);
    expect(session.progress.value).toBeNull();
    await vi.waitFor(() => expect(calls).toEqual([`remove ${id}`]));
  });

  it('stops and goes on where it was', async () => {
    const { session, calls, stateOf, id, events } = await setUpSending();
    session.pause(id);
    expect(stateOf(id)).toBe('paused');
    // What an aborted request still says does not wake it.
    events().failed(id, new ApiError(0));
    expect(stateOf(id)).toBe('paused');
    session.retry(id);
    expect(stateOf(id)).toBe('queued');
    expect(calls).toEqual([`stop ${id}`, `send ${id} /uploads/u1`]);
  });

  it('is given up at the server when it is taken off the list', async () => {
    const { session, calls, id } = await setUpSending();
    await session.remove(id);
    expect(calls).toEqual([`remove ${id}`, 'give up /uploads/u1']);
    expect(session.rows.value).toEqual([]);
  });

  it('asks before the page is left, for as long as bytes move', async () => {
    const { session, page, id } = await setUpSending();
    const leave = () => !page.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(leave()).toBe(true);
    session.pause(id);
    expect(leave()).toBe(false);
  });
});

describe('a failed request', () => {
  it('is tried again for ever, more slowly each time', async () => {
    const { events, later, calls, stateOf, id } = await setUpSending();
    for (const seconds of [1, 2, 4, 8, 15, 30, 30, 30]) {
      calls.length = 0;
      events().failed(id, new ApiError(0));
      expect(stateOf(id)).toBe('waiting');
      later(seconds - 0.1);
      expect(calls).toEqual([]);
      later(0.1);
      expect(calls).toEqual([`send ${id} /uploads/u1`]);
    }
  });

  it('counts anew when bytes got through', async () => {
    const { events, later, calls, id, row } = await setUpSending();
    events().failed(id, new ApiError(0));
    later(1);
    events().failed(id, new ApiError(0));
    later(2);
    events().requested(id);
    events().answered(id, { method: 'HEAD', location: null, lessonId: 'l1', offset: 300 });
    expect(row(id)).toMatchObject({ sentBytes: 300, arrivedBytes: 300, failures: 0, samples: [] });
    calls.length = 0;
    events().failed(id, new ApiError(0));
    later(1);
    expect(calls).toEqual([`send ${id} /uploads/u1`]);
  });

  it('does not wait for its time when the network is back', async () => {
    const { events, page, calls, row, id } = await setUpSending();
    page.navigator.onLine = false;
    events().failed(id, new ApiError(0));
    expect(row(id)?.state).toMatchObject({ name: 'waiting', why: 'offline' });
    page.navigator.onLine = true;
    page.dispatchEvent(new Event('online'));
    expect(calls).toEqual([`send ${id} /uploads/u1`]);
  });

  it('waits for as long as the server asks, says why, and goes on by itself', async () => {
    const { events, later, calls, row, id, page } = await setUpSending();
    const full = new ApiError(507, {
      retryAfterSeconds: 60,
      messages: { zh: '磁盘已满', en: 'full' },
    });
    events().failed(id, full);
    expect(row(id)?.state).toEqual({
      name: 'waiting',
      why: 'server',
      untilMs: 60_000,
      error: full,
    });
    page.dispatchEvent(new Event('online'));
    later(59);
    expect(calls).toEqual([]);
    later(1);
    expect(calls).toEqual([`send ${id} /uploads/u1`]);
  });

  it('of a damaged chunk is tried again at once', async () => {
    const { events, calls, id } = await setUpSending();
    events().failed(id, new ApiError(460));
    await vi.waitFor(() => expect(calls).toEqual([`send ${id} /uploads/u1`]));
  });

  it('ends in words where it would repeat itself, and leaves nothing to give up', async () => {
    const { session, events, later, calls, row, id } = await setUpSending();
    const refusal = new ApiError(415, { code: 'not-a-video' });
    events().failed(id, refusal);
    expect(row(id)?.state).toEqual({ name: 'failed', error: refusal, next: 'nothing' });
    later(3600);
    await session.remove(id);
    expect(calls).toEqual([`remove ${id}`]);
  });

  it('of an upload that is gone begins anew when asked to', async () => {
    const { session, events, calls, row, id } = await setUpSending();
    events().failed(id, new ApiError(410));
    expect(row(id)).toMatchObject({ state: { name: 'failed', next: 'begin-anew' }, sentBytes: 0 });
    session.retry(id);
    expect(calls).toEqual([`send ${id} circle`]);
  });

  it('of a file that cannot be read ends when that very file is picked again', async () => {
    const { session, events, later, calls, row, id } = await setUpSending();
    events().failed(id, new UnreadableFile());
    expect(row(id)?.state).toMatchObject({ name: 'failed', next: 'go-on' });
    later(3600);
    expect(calls).toEqual([]);
    session.pick([aFile()]);
    expect(calls).toEqual([`replace ${id}`, `send ${id} /uploads/u1`]);
  });

  it.each<[string, (test: ReturnType<typeof setUp>, id: string) => void]>([
    ['was cut', (test, id) => test.events().failed(id, new ApiError(0))],
    ['was paused', (test, id) => test.session.pause(id)],
    ['was silent', (test) => test.sleep(60)],
  ])(
    'of a creation that %s takes up the upload that the server may have made',
    async (_what, interrupt) => {
      const test = setUp();
      const id = 'circle.mp4-1000';
      test.session.pick([aFile()]);
      await test.checked(id);
      test.session.start(FACTS);
      test.events().requested(id);
      const lost = { filename: 'circle.mp4', length: 1000, offset: 0, title: 'circle' };
      test.server.unfinished = [
        anUnfinishedUpload({ ...lost, url: '/uploads/other', title: 'square' }),
        anUnfinishedUpload({ ...lost, url: '/uploads/lost' }),
      ];
      interrupt(test, id);
      test.later(1);
      if (test.stateOf(id) === 'paused') test.session.retry(id);
      await vi.waitFor(() => expect(test.calls.at(-1)).toBe(`send ${id} /uploads/lost`));
    },
  );
});

describe('a silent line', () => {
  it('is replaced after a minute, and right after a sleep', async () => {
    const { events, later, sleep, calls, id } = await setUpSending();
    events().moved(id, 100);
    later(60);
    expect(calls).toEqual([]);
    later(1);
    const again = [`stop ${id}`, `send ${id} /uploads/u1`];
    expect(calls).toEqual(again);
    events().requested(id);
    sleep(15);
    expect(calls).toEqual([...again, ...again]);
  });
});

describe('an unfinished upload', () => {
  it('goes on at its offset when its file is started, without asking for facts', async () => {
    const upload = anUnfinishedUpload();
    const { session, checked, row, calls } = setUp({ unfinished: [upload] });
    session.pick([aFile()]);
    await checked('circle.mp4-1000');
    expect(row('circle.mp4-1000')?.resume).toEqual(upload);
    expect(session.unfinished.value).toEqual([]);
    session.start(NO_FACTS);
    expect(calls).toEqual(['send circle.mp4-1000 /uploads/u1']);
    expect(row('circle.mp4-1000')).toMatchObject({ sentBytes: 450, lessonId: 'l1' });
  });

  it('is left alone where its file is to be a new lesson', async () => {
    const upload = anUnfinishedUpload();
    const { session, checked, calls } = setUp({ unfinished: [upload] });
    session.pick([aFile()]);
    await checked('circle.mp4-1000');
    session.makeNew('circle.mp4-1000');
    session.start(FACTS);
    expect(calls).toEqual(['send circle.mp4-1000 circle']);
    expect(session.unfinished.value).toEqual([upload]);
  });

  it('goes on at once when its file is picked for it, but with no file of another size', async () => {
    const upload = anUnfinishedUpload();
    const { session, calls } = setUp({ unfinished: [upload] });
    await session.readUnfinished();
    expect(session.goOn(upload, aFile('circle.mp4', 999))).toBe(false);
    expect(session.rows.value).toEqual([]);
    expect(session.goOn(upload, aFile('renamed.mp4'))).toBe(true);
    expect(calls).toEqual(['send renamed.mp4-1000 /uploads/u1']);
  });

  it('belongs to one file only', async () => {
    const { session, checked, row } = setUp({ unfinished: [anUnfinishedUpload()] });
    session.pick([aFile()]);
    await checked('circle.mp4-1000');
    session.goOn(anUnfinishedUpload({ url: '/uploads/u2' }), aFile());
    expect(row('circle.mp4-1000')?.url).toBe('/uploads/u2');
    expect(session.unfinished.value.map((each) => each.url)).toEqual(['/uploads/u1']);
  });

  it('that was gone begins as a new lesson only when its facts are filled in', async () => {
    const { session, events, calls, stateOf } = setUp({ unfinished: [anUnfinishedUpload()] });
    session.goOn(anUnfinishedUpload(), aFile());
    events().requested('circle.mp4-1000');
    events().failed('circle.mp4-1000', new ApiError(404));
    session.retry('circle.mp4-1000');
    expect(stateOf('circle.mp4-1000')).toBe('ready');
    calls.length = 0;
    session.start(FACTS);
    expect(calls).toEqual(['send circle.mp4-1000 圆的面积']);
  });

  it('is given up, unless it was finished elsewhere and is a lesson by now', async () => {
    const { session, calls, server } = setUp({ unfinished: [anUnfinishedUpload()] });
    await session.readUnfinished();
    expect(await session.giveUp(anUnfinishedUpload())).toBe('given-up');
    expect(calls).toEqual(['give up /uploads/u1']);
    expect(session.unfinished.value).toEqual([]);
    server.unfinished = [];
    expect(await session.giveUp(anUnfinishedUpload())).toBe('finished');
    expect(calls).toHaveLength(1);
  });
});

describe('who is signed in', () => {
  it('may come back and finds the files going on', async () => {
    const { events, account, calls, row, later, id } = await setUpSending();
    events().failed(id, new ApiError(401));
    expect(account.value).toBeNull();
    expect(row(id)?.state).toMatchObject({ name: 'waiting', why: 'signed-out' });
    later(3600);
    expect(calls).toEqual([]);
    account.value = WANGLI;
    expect(calls).toEqual([`send ${id} /uploads/u1`]);
  });

  it('finds no files of anybody else', async () => {
    const { session, events, account, calls, id } = await setUpSending();
    events().failed(id, new ApiError(401));
    account.value = { ...WANGLI, id: 'a2', username: 'zhaomin' };
    expect(session.rows.value).toEqual([]);
    expect(calls).toEqual([`remove ${id}`]);
  });
});

describe('all files at once', () => {
  it('stop and go on, but not those that were not started', async () => {
    const { session, checked, stateOf, calls } = setUp();
    session.pick([aFile('one.mp4'), aFile('two.mp4')]);
    await checked('two.mp4-1000');
    session.start(FACTS);
    session.pick([aFile('three.mp4')]);
    await checked('three.mp4-1000');
    session.pauseAll();
    const states = () => ['one', 'two', 'three'].map((name) => stateOf(`${name}.mp4-1000`));
    expect(states()).toEqual(['paused', 'paused', 'ready']);
    calls.length = 0;
    session.resumeAll();
    expect(states()).toEqual(['queued', 'queued', 'ready']);
    expect(calls).toEqual(['send one.mp4-1000 one', 'send two.mp4-1000 two']);
  });
});
