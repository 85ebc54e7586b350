import { describe, expect, it } from 'vitest';
import { createLog } from '../../../../../config/http/create-log.ts';
import { createSourceDigests } from '../../../../../ingest/uploads/finish/source-digests.ts';
import type { LessonRecord } from '../../../../../storage/catalog/lesson.ts';
import { MediaNotFoundError } from '../../../../../storage/media/media-store.ts';

/** What each lesson's source holds ('': it is gone); equally long ones have the same first letter. */
type Sources = Readonly<Record<string, string>>;

function build(sources: Sources) {
  const digests = new Map<string, string>();
  const recorded: (readonly [string, string | null])[] = [];
  const linked: (readonly [string, string])[] = [];
  let busy = false;
  const record = (id: string) =>
    ({ id, sourceSha256: digests.get(id) ?? null, traceId: 't' }) as LessonRecord;
  const others = (id: string) => Object.keys(sources).filter((each) => each !== id);
  const idOf = (path: { lessonId: string }) => path.lessonId;
  const made = createSourceDigests({
    lessons: {
      get: async (id) => record(id),
      withoutDigest: async () =>
        Object.keys(sources)
          .filter((id) => !digests.has(id))
          .map(record),
      sameSizeSources: async ({ id }) =>
        others(id)
          .filter((other) => sources[other]?.[0] === sources[id]?.[0])
          .map(record),
      findSameSource: async ({ id }, sha256) => {
        const same = others(id).find((other) => digests.get(other) === sha256);
        return same === undefined ? null : record(same);
      },
      recordDigest: async (id, sha256, duplicateOf) => {
        digests.set(id, sha256);
        recorded.push([id, duplicateOf]);
        return record(id);
      },
    },
    media: {
      withLocalFile: async (path, use) => {
        const source = sources[idOf(path as { lessonId: string })];
        if (!source) throw new MediaNotFoundError('gone');
        return use(source);
      },
      link: async (from, to) => {
        linked.push([idOf(from as { lessonId: string }), idOf(to as { lessonId: string })]);
      },
      stat: async () => null,
      remove: async () => {},
    },
    digester: { sha256: async (file) => `digest of ${file}`, close: async () => {} },
    isBusy: () => busy,
    log: createLog({ level: 'silent', role: 'test' }),
  });
  const setBusy = (now: boolean) => {
    busy = now;
  };
  return { made, recorded, linked, setBusy, record };
}

describe('digests, in their order,', () => {
  it('wait for a lull where nothing of the account is as large', async () => {
    const { made, record, recorded, setBusy } = build({ a: 'xx', b: 'yy' });
    setBusy(true);
    await made.add(record('a'));
    await made.resume();
    await made.idle();
    expect(recorded).toEqual([]);
    setBusy(false);
    await made.resume();
    await made.idle();
    expect(recorded).toEqual([
      ['a', null],
      ['b', null],
    ]);
  });

  it('are computed at once for one that may be the same as an older one, which comes first', async () => {
    const { linked, made, record, recorded, setBusy } = build({ old: 'same', new: 'same' });
    setBusy(true);
    await made.add(record('new'));
    await made.idle();
    expect(recorded).toEqual([
      ['old', null],
      ['new', 'old'],
    ]);
    expect(linked).toEqual([['old', 'new']]);
  });

  it('of equally long sources that differ make no duplicate', async () => {
    const { linked, made, record, recorded } = build({ old: 'same', new: 'sAme' });
    await made.add(record('new'));
    await made.idle();
    expect(recorded).toEqual([
      ['old', null],
      ['new', null],
    ]);
    expect(linked).toEqual([]);
  });

  it('stop at the lull’s end and go on in the next', async () => {
    const { made, recorded, setBusy } = build({ a: 'x', b: 'y', c: 'z' });
    const resumed = made.resume();
    setBusy(true);
    await resumed;
    await made.idle();
    const before = recorded.length;
    expect(before).toBeLessThan(3);
    setBusy(false);
    await made.resume();
    await made.idle();
    expect(recorded.map(([id]) => id)).toEqual(['a', 'b', 'c']);
  });

  it('skip a lesson that was removed meanwhile', async () => {
    const { made, recorded } = build({ removed: '', a: 'x' });
    await made.resume();
    await made.idle();
    expect(recorded).toEqual([['a', null]]);
  });
});
