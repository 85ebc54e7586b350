import { afterEach, describe, expect, test } from 'vitest';
import { type BadLine, openBadLine } from '../fixtures/storm/bad-line.ts';
import { judgeLessons } from '../fixtures/storm/judge-lessons.ts';
import { drawLinePlan } from '../fixtures/storm/line-plan.ts';
import {
  type Lie,
  type MemoryTusServer,
  startMemoryTusServer,
} from '../fixtures/storm/memory-tus-server.ts';
import { createSeededRandom } from '../fixtures/storm/seeded-random.ts';
import { SEND_BY_KIND, type UploadKind } from '../fixtures/storm/send-by-kind.ts';
import { sha256 } from '../fixtures/storm/storm-file.ts';
import type { UploadHistory } from '../fixtures/storm/upload-history.ts';
import { type StormUpload, uploadOne } from '../fixtures/storm/upload-one.ts';

/** That upload-storm.test.ts would notice what it looks for. */
let server: MemoryTusServer | undefined;
let line: BadLine | undefined;

afterEach(async () => {
  await line?.close();
  line = undefined;
  await server?.close();
  server = undefined;
});

function upload(kind: UploadKind, port: number, index: number): Promise<StormUpload> {
  return uploadOne({
    index,
    kind,
    random: createSeededRandom(`checks ${index}`),
    port,
    token: 'any',
    answering: async () => {},
    now: () => performance.now(),
    onStart: () => {},
  });
}

/** The first of ten uploads that goes wrong. */
async function uploadUntilBroken(kind: UploadKind, port: number): Promise<UploadHistory> {
  for (let index = 0; index < 10; index += 1) {
    const { history } = await upload(kind, port, index);
    if (history.broken !== null) return history;
  }
  throw new Error('every upload came through');
}

describe('the clients of the storm', () => {
  test('bring files of every kind through a bad line to an honest server', async () => {
    server = await startMemoryTusServer();
    const chance = createSeededRandom('line');
    const plan = () => ({ ...drawLinePlan(chance), bytesPerSecond: 1e8 });
    line = await openBadLine({ serverPort: server.port, plan });
    const { port } = line;
    const kinds = Object.keys(SEND_BY_KIND) as UploadKind[];
    const uploads = await Promise.all(kinds.map((kind, index) => upload(kind, port, index)));
    for (const { history, lessonId, sha256: sent } of uploads) {
      expect(history.broken, history.print()).toBeNull();
      expect(sha256(server.lesson(lessonId!)!).toString('hex')).toBe(sent);
    }
  });

  test.each<[Lie, UploadKind, RegExp]>([
    ['falls-back', 'plain', /is at \d+, after \d+ had been told/],
    ['tells-more', 'plain', /is at \d+, and only \d+ bytes were sent undamaged/],
    ['forgets', 'deferred-length', /PATCH is answered with 404, not 204/],
    ['takes-damaged', 'checksum', /PATCH is answered with 204, not 460/],
    ['takes-half', 'parallel-parts', /PATCH brought .* to \d+, not \d+/],
    ['stands-still', 'creation-with-upload', /150 requests, and not a byte further/],
  ])('notice a server that %s (%s)', async (lie, kind, said) => {
    server = await startMemoryTusServer(lie);
    const history = await uploadUntilBroken(kind, server.port);
    expect(history.broken).toMatch(said);
    expect(history.print()).toMatch(/PATCH \/uploads\/.* → /);
  });
});

describe('the judge of the lessons', () => {
  const files = [{ title: '一', sha256: 'aa', lessonId: '1' }];
  const right = { id: '1', title: '一', state: 'queued' } as const;
  const sources = new Map([['1', 'aa']]);

  test('is content with one lesson a file, whatever was left behind on the way', () => {
    const left = { id: '2', title: '一', state: 'uploading' } as const;
    expect(judgeLessons(files, [right, left, { ...left, state: 'cancelled' }], sources)).toEqual(
      [],
    );
  });

  test.each([
    ['lost', [], new Map(), '一 is lost'],
    ['still uploading', [{ ...right, state: 'uploading' }], sources, '一 is lost'],
    ['there twice', [right, { ...right, id: '2' }], sources, '一 is there 2 times'],
    [
      'not as told',
      [{ ...right, id: '2' }],
      new Map([['2', 'aa']]),
      '一 is lesson 2, not the one told',
    ],
    ['failed', [{ ...right, state: 'failed' }], sources, '一 is failed'],
    ['without a source', [right], new Map(), 'the source of 一 is lost'],
    ['other bytes', [right], new Map([['1', 'ab']]), 'the source of 一 is not what was sent'],
  ] as const)('sees a file that is %s', (_, lessons, stored, complaint) => {
    expect(judgeLessons(files, lessons, stored)).toEqual([complaint]);
  });

  test('sees a lesson that nobody sent, and bytes of no lesson', () => {
    const stray = { ...right, id: '2', title: '二' };
    const stored = new Map([...sources, ['2', 'bb'], ['3', 'cc']]);
    expect(judgeLessons(files, [right, stray], stored)).toEqual([
      '二 was not sent to its end, and is a lesson',
      'there is a source of 3, and no such lesson',
    ]);
  });
});
