import { describe, expect, it } from 'vitest';
import { ApiError } from '../../../../player/web/shared/http/api-error.ts';
import { type Translate, translate } from '../../../../player/web/shared/words/translate.ts';
import { UnreadableFile } from '../../../../player/web/upload/checksum/unreadable-file.ts';
import { countDown, explainRow } from '../../../../player/web/upload/files/explain-row.ts';
import { rowNews } from '../../../../player/web/upload/files/row-news.ts';
import type { RowState } from '../../../../player/web/upload/sending/upload-row.ts';
import { aRow } from './an-upload-row.ts';

const t: Translate = (key, ...values) => translate('zh', key, ...values);
const say = { t, language: 'zh', maxSizeBytes: 8 * 1024 ** 3 } as const;
const explain = (state: RowState, sizeBytes = 1000) => explainRow(aRow({ state, sizeBytes }), say);
const messages = { zh: '服务器说的话', en: 'the server’s words' };
const waiting = (untilMs: number | null) => ({
  ...({ name: 'waiting', why: 'server', untilMs, error: null } as const),
});

describe('why a file is not sent, in words', () => {
  it('is nothing while all is well', () => {
    expect(explain({ name: 'sending', movedAtMs: 0 })).toBeNull();
    expect(explain({ name: 'paused' })).toBeNull();
  });

  it('names both sizes of a file that is too large', () => {
    const words = explain({ name: 'refused', why: 'too-large' }, 12 * 1024 ** 3);
    expect(words).toContain('12 GB');
    expect(words).toContain('8 GB');
  });

  it('is what the server says, wherever it says something', () => {
    const error = new ApiError(507, { messages });
    expect(explain({ name: 'waiting', why: 'server', untilMs: 0, error })).toBe('服务器说的话');
    expect(explain({ name: 'failed', error, next: 'go-on' })).toBe('服务器说的话');
  });

  it('is ours where a proxy answers in its place', () => {
    const fail = (status: number, next: 'nothing' | 'begin-anew') =>
      explain({ name: 'failed', error: new ApiError(status), next });
    expect(explain({ ...waiting(0), error: new ApiError(503) })).toBe('服务器繁忙。');
    expect(fail(413, 'nothing')).toContain('不收这么大的文件');
    expect(fail(415, 'nothing')).toContain('不是视频');
    expect(fail(410, 'begin-anew')).toContain('过期');
  });

  it('says what to do with a drive that was taken out', () => {
    const words = explain({ name: 'failed', error: new UnreadableFile(), next: 'go-on' });
    expect(words).toContain('U 盘');
  });

  it('counts down what is worth counting', () => {
    const count = (untilMs: number | null) => countDown('忙。', waiting(untilMs), 1_000, t, 'zh');
    expect(count(61_000)).toBe('忙。1分钟后自动重试。');
    expect(count(21_000)).toBe('忙。20秒后自动重试。');
    expect(count(3_000)).toBe('忙。');
    expect(count(null)).toBe('忙。');
    const offline = { ...waiting(61_000), why: 'offline' } as const;
    expect(countDown('忙。', offline, 1_000, t, 'zh')).toBe('忙。');
  });
});

describe('what a listener hears', () => {
  const heard = (before: RowState, after: RowState) =>
    rowNews([aRow({ state: before })], [aRow({ state: after })], []).map(({ what }) => what);

  it('is a wait that begins, not its countdown or how far a file is', () => {
    const sending: RowState = { name: 'sending', movedAtMs: 0 };
    expect(heard(sending, waiting(5_000))).toEqual(['state']);
    expect(heard(waiting(5_000), waiting(9_000))).toEqual([]);
    expect(heard(waiting(5_000), { ...waiting(5_000), why: 'offline' })).toEqual(['state']);
    expect(heard(sending, { name: 'sending', movedAtMs: 1 })).toEqual([]);
    expect(heard(sending, { name: 'paused' })).toEqual([]);
  });

  it('is a refusal, also of a file that is new in the list', () => {
    const refused = aRow({ state: { name: 'refused', why: 'empty' } });
    expect(rowNews([], [refused], [])).toEqual([{ row: refused, what: 'state' }]);
  });

  it('is an arrival, but not a file that was taken off', () => {
    const row = aRow({ lessonId: 'l1', state: { name: 'sending', movedAtMs: 0 } });
    expect(rowNews([row], [], ['l1'])).toEqual([{ row, what: 'arrived' }]);
    expect(rowNews([row], [], [])).toEqual([]);
  });

  it('is a missing sound, once', () => {
    const source = { container: 'mp4', durationSeconds: 1, width: 2, height: 2, hasSound: false };
    const [before, after] = [aRow(), aRow({ source })];
    expect(rowNews([before], [after], [])).toEqual([{ row: after, what: 'no-sound' }]);
    expect(rowNews([after], [after], [])).toEqual([]);
  });
});
