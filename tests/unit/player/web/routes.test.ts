import { describe, expect, it } from 'vitest';
import { matchRoute } from '../../../../player/web/shared/router/match-route.ts';
import { safeNextPath } from '../../../../player/web/shared/router/safe-next-path.ts';

describe('routes', () => {
  it.each([
    ['/', { page: 'library' }],
    ['/upload', { page: 'upload' }],
    ['/upload/', { page: 'upload' }],
    ['/sign-in', { page: 'sign-in' }],
    ['/lessons/abc-1', { page: 'lesson', id: 'abc-1' }],
    ['/lessons/a%20b', { page: 'lesson', id: 'a b' }],
    ['/lessons/%E0%A4%A', { page: 'lesson', id: '%E0%A4%A' }],
    ['/lessons', { page: 'missing' }],
    ['/lessons/a/b', { page: 'missing' }],
    ['/lessons/abc-1/report', { page: 'report', id: 'abc-1' }],
    ['/lessons/abc-1/report/x', { page: 'missing' }],
    ['/uploads', { page: 'missing' }],
  ])('knows what %s is', (path, route) => {
    expect(matchRoute(path)).toEqual(route);
  });

  it.each([
    ['?next=%2Flessons%2Fabc%3Ft%3D3', '/lessons/abc?t=3'],
    ['', '/'],
    ['?next=', '/'],
    ['?next=https://elsewhere.example/', '/'],
    ['?next=//elsewhere.example/', '/'],
    ['?next=/%5Celsewhere.example', '/'],
    ['?next=/%09/elsewhere.example', '/'],
    ['?next=/%0A%5Celsewhere.example', '/'],
    ['?next=/.//elsewhere.example', '/'],
    ['?next=//[', '/'],
    ['?next=/upload%23top', '/upload#top'],
    ['?next=/sign-in', '/'],
    ['?next=/x/../sign-in', '/'],
  ])('after signing in with %s goes to %s', (search, path) => {
    expect(safeNextPath(search)).toBe(path);
  });
});
