import { describe, expect, it } from 'vitest';
import { isCrossOriginWrite } from '../../../config/http/cross-origin.ts';
import { createMethodLookup } from '../../../config/http/method-lookup.ts';
import { pickLanguage } from '../../../config/http/pick-language.ts';
import { PROBLEMS } from '../../../config/http/problem-catalogue.ts';
import { readSessionToken } from '../../../config/http/session-token.ts';

describe('pickLanguage', () => {
  it.each([
    [undefined, 'zh'],
    ['', 'zh'],
    ['fr', 'zh'],
    ['en', 'en'],
    ['en-US,en;q=0.9,zh;q=0.8', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en;q=0.2, zh;q=0.1', 'en'],
    ['en;q=nonsense', 'zh'],
  ])('%s gives %s', (header, language) => {
    expect(pickLanguage(header)).toBe(language);
  });
});

describe('readSessionToken', () => {
  it.each([
    [{}, null],
    [{ cookie: 'other=1' }, null],
    [{ cookie: 'other=1; youke_session=abc' }, { token: 'abc', from: 'cookie' }],
    [{ authorization: 'bearer abc' }, { token: 'abc', from: 'bearer' }],
    [{ authorization: 'Bearer a b' }, null],
    [{ authorization: 'Basic abc', cookie: 'youke_session=abc' }, null],
  ])('%j gives %j', (headers, expected) => {
    expect(readSessionToken(headers)).toEqual(expected);
  });
});

describe('isCrossOriginWrite', () => {
  it('lets reading be, whoever asks', () => {
    const asked = { host: 'a.example', origin: 'https://b.example', secFetchSite: 'cross-site' };
    expect(isCrossOriginWrite({ method: 'GET', ...asked })).toBe(false);
    expect(isCrossOriginWrite({ method: 'PATCH', ...asked })).toBe(true);
  });

  it('compares host and port', () => {
    const ask = (host: string, origin: string) =>
      isCrossOriginWrite({ method: 'POST', host, origin, secFetchSite: undefined });
    expect(ask('youke.example', 'https://youke.example')).toBe(false);
    expect(ask('youke.example:443', 'https://youke.example')).toBe(false);
    expect(ask('127.0.0.1:8080', 'http://127.0.0.1:8080')).toBe(false);
    expect(ask('127.0.0.1:8080', 'http://127.0.0.1:8081')).toBe(true);
    expect(ask('youke.example', 'https://youke.example.evil.test')).toBe(true);
  });
});

describe('createMethodLookup', () => {
  it('knows the methods of a path, whatever stands for its parameters, but no catch-alls', () => {
    const methods = createMethodLookup();
    methods.add('/api/lessons/:id', ['GET', 'HEAD']);
    methods.add('/api/lessons/:id', ['DELETE']);
    methods.add('/*', ['GET']);
    expect(methods.find('/api/lessons/x.y')).toEqual(['DELETE', 'GET', 'HEAD']);
    expect(methods.find('/api/lessons/x/report')).toEqual([]);
  });
});

describe('the catalogue of problems', () => {
  it.each(Object.entries(PROBLEMS))(
    '%s is an error with words in both languages',
    (_code, each) => {
      expect(each.status).toBeGreaterThanOrEqual(400);
      for (const words of [each.title, each.detail]) {
        expect(words.zh).toMatch(/\p{Script=Han}/u);
        expect(words.en).toMatch(/^[A-Z]/);
      }
    },
  );
});
