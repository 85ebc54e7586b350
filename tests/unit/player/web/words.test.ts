import { describe, expect, it } from 'vitest';
import { DICTIONARY } from '../../../../player/web/shared/words/dictionary.ts';
import { translate } from '../../../../player/web/shared/words/translate.ts';

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);

describe('the dictionary', () => {
  it.each(Object.entries(DICTIONARY))('says %s in both languages', (_key, { zh, en }) => {
    expect(zh.trim()).not.toBe('');
    expect(en.trim()).not.toBe('');
    expect(placeholders(en).sort()).toEqual(placeholders(zh).sort());
  });

  it('keeps Chinese out of the English sentences', () => {
    const mixed = Object.values(DICTIONARY).filter(({ en }) => /\p{Script=Han}/u.test(en));
    expect(mixed).toEqual([]);
  });

  it('fills in what a sentence asks for', () => {
    expect(translate('zh', 'sign-in.too-many', { seconds: 42 })).toContain('42 秒');
    expect(translate('en', 'lesson.progress', { state: 'Queued', percent: '0%' })).toBe(
      'Queued, 0%',
    );
    expect(translate('zh', 'frame.lessons')).toBe('课程');
  });
});
