import { describe, expect, it } from 'vitest';
import { ApiError } from '../../../../player/web/shared/http/api-error.ts';
import type { OwnAccount } from '../../../../player/web/shared/session/create-session.ts';
import { type Translate, translate } from '../../../../player/web/shared/words/translate.ts';
import { checkAttachment } from '../../../../player/web/watch/attachments/check-attachment.ts';
import { explainRefusal } from '../../../../player/web/watch/attachments/explain-refusal.ts';
import { lockWords } from '../../../../player/web/watch/facts/lock-words.ts';
import { factsOf, planChanges } from '../../../../player/web/watch/facts/plan-changes.ts';
import { aLesson } from './a-lesson.ts';

const t: Translate = (key, ...values) => translate('zh', key, ...values);
const limits = { maxBytes: 1024 * 1024, maxPerLesson: 3, extensions: ['pdf', 'jpg', 'jpeg'] };

describe('checkAttachment', () => {
  it.each([
    ['教案.pdf', 1, 0, null],
    ['教案.PDF', 1024 * 1024, 2, null],
    ['run.exe', 1, 0, 'type'],
    ['folder', 0, 0, 'type'],
    ['a.pdf.exe', 1, 0, 'type'],
    ['a.pdf', 0, 0, 'empty'],
    ['a.pdf', 1024 * 1024 + 1, 0, 'too-large'],
    ['a.pdf', 1, 3, 'full'],
  ])('%s of %i bytes after %i others: %s', (name, size, already, problem) => {
    expect(checkAttachment({ name, size }, limits, already)).toBe(problem);
  });
});

describe('explainRefusal', () => {
  it.each([
    ['type', 'PDF、JPG'],
    ['empty', '空的'],
    ['too-large', '1 MB'],
    ['full', '最多 3 个'],
    [new ApiError(415, { messages: { zh: '内容不符', en: 'not what it says' } }), '内容不符'],
    [new ApiError(0), '连接不上服务器'],
  ] as const)('says of %s: %s', (refusal, words) => {
    expect(explainRefusal(refusal, limits, t, 'zh')).toContain(words);
  });
});

describe('lockWords', () => {
  const LOCK = '2026-04-20T16:00:00.000Z';
  const before = Date.parse(LOCK) - 1;
  const after = Date.parse(LOCK);

  it.each<[OwnAccount['role'], string | null, boolean, number, string | null]>([
    ['teacher', null, false, before, null],
    ['teacher', LOCK, false, before, 'facts.until'],
    ['teacher', LOCK, true, after, 'facts.locked'],
    // The page's clock may be wrong: the server's word counts.
    ['teacher', LOCK, true, before, 'facts.locked'],
    ['teacher', LOCK, false, after, 'facts.until'],
    ['operator', LOCK, false, before, 'facts.until-for-teachers'],
    ['admin', LOCK, false, after, 'facts.locked-for-teachers'],
  ])('a %s, from %s, locked %s, at %s: %s', (role, from, factsLocked, now, words) => {
    expect(lockWords({ factsLockedFrom: from, factsLocked }, role, now)).toBe(words);
  });
});

describe('planChanges', () => {
  const lesson = aLesson({ textbookNode: '第六单元' });

  it('sends nothing that stayed, and the rest without space around it', () => {
    const edited = {
      ...factsOf(lesson),
      title: ' 梯形的面积 ',
      textbook: '人教版 ',
      textbookNode: '',
    };
    expect(planChanges(lesson, factsOf(lesson))).toEqual({});
    expect(planChanges(lesson, edited)).toEqual({ title: '梯形的面积', textbookNode: '' });
  });
});
