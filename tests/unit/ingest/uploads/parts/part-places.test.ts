import { describe, expect, it } from 'vitest';
import {
  createPartPlaces,
  findWholeFile,
} from '../../../../../ingest/uploads/parts/part-places.ts';
import type { Upload } from '../../../../../ingest/uploads/store/upload.ts';
import { anUpload } from '../../an-upload.ts';

function build() {
  let at = 0;
  const places = createPartPlaces(() => at);
  return {
    next: (length: number | null, ownerId = 'a1') => places.next({ ownerId, length }),
    close: places.close,
    later(ms: number) {
      at += ms;
    },
  };
}

describe('the places of parts', () => {
  it('are no longer given in a file that is closed; who closes it learns whether all was his', () => {
    const { close, next } = build();
    const [first, second] = [next(1000), next(1000)];
    expect(close(first.file, 2000)).toBe(true);
    expect(next(1000).file).not.toBe(second.file);
    const mine = next(500);
    next(500);
    expect(close(mine.file, 500)).toBe(false);
    expect(close('a file of before the restart', 1)).toBe(true);
  });

  it('that one account announces in a row are in one file, each behind the one before', () => {
    const { next } = build();
    const places = [next(1000), next(1000), next(1000), next(1003)];
    expect(new Set(places.map(({ file }) => file)).size).toBe(1);
    expect(places.map(({ base }) => base)).toEqual([0, 1000, 2000, 3000]);
  });

  it.each([
    ['of another account', (next: Next) => next(1000, 'a2')],
    ['of another size', (next: Next) => next(5000)],
    ['of unknown size', (next: Next) => next(null)],
  ])('%s is in a file of its own', (_which, announce) => {
    const { next } = build();
    const first = next(1000);
    const other = announce(next);
    expect(other.base).toBe(0);
    expect(other.file).not.toBe(first.file);
    expect(next(1000)).toEqual({ file: first.file, base: 1000 });
  });

  it('of unknown size are each in a file of their own', () => {
    const { next } = build();
    expect(next(null).file).not.toBe(next(null).file);
  });

  it('announced more than ten seconds after the first begin another file', () => {
    const { later, next } = build();
    const first = next(1000);
    later(10_000);
    expect(next(1000).file).toBe(first.file);
    later(1);
    expect(next(1000)).toMatchObject({ base: 0 });
  });

  it('of nothing take no room', () => {
    const { next } = build();
    expect([next(0).base, next(0).base]).toEqual([0, 0]);
  });
});

type Next = ReturnType<typeof build>['next'];

const part = (id: string, base: number, length: number | null, file = 'row'): Upload =>
  anUpload({ id, length, lessonId: null, concat: { kind: 'partial' }, bytes: { file, base } });

describe('parts that are joined', () => {
  const [one, two, three] = [part('1', 0, 10), part('2', 10, 10), part('3', 20, 12)];

  it('lie whole in one file when they follow one another in it', () => {
    expect(findWholeFile([one, two, three], [one, two, three])).toBe('row');
    expect(findWholeFile([one], [one])).toBe('row');
  });

  it.each<[string, readonly Upload[], readonly Upload[]]>([
    ['in another order', [two, one, three], []],
    ['without the first', [two, three], []],
    ['with one left out', [one, three], [two]],
    ['when another lies behind them', [one, two], [three]],
    ['when one of them lies elsewhere', [one, part('2', 10, 10, 'other'), three], []],
    ['when one has been joined before', [one, anUpload({ id: '2', bytes: null })], []],
    ['when a length is unknown', [part('1', 0, null)], []],
    ['of which there are none', [], [one]],
  ])('%s lie in none', (_how, parts, others) => {
    expect(findWholeFile(parts, [...parts, ...others])).toBeNull();
  });

  it('are not troubled by uploads in other files', () => {
    const others = [anUpload({ id: 'x' }), part('y', 0, 10, 'other')];
    expect(findWholeFile([one, two], [one, two, ...others])).toBe('row');
  });
});
