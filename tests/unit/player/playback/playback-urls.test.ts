import { expect, test } from 'vitest';
import { buildMediaPath, buildPlayback } from '../../../../player/playback/playback-urls.ts';

const KEY = Buffer.alloc(32, 9);
const VERSION = { lessonId: 'l1', version: 'v1', hasPoster: true, hasStoryboard: true };
const NOW = 1_800_000_000;

test('every URL is absolute and under one token', () => {
  const playback = buildPlayback(VERSION, 'https://youke.example:8443', KEY, NOW);
  const folder = /^https:\/\/youke\.example:8443\/media\/l1\/v1\/\d+\/[\w-]{43}\//.exec(
    playback.masterUrl,
  )![0];
  expect(playback.masterUrl).toBe(`${folder}master.m3u8`);
  expect(playback.posterUrl).toBe(`${folder}poster.webp`);
  expect(playback.storyboardUrl).toBe(`${folder}storyboard.vtt`);
  expect(folder).toContain(`/${Date.parse(playback.expiresAt) / 1000}/`);
});

test('what is not there has no URL', () => {
  const playback = buildPlayback(
    { ...VERSION, hasPoster: false, hasStoryboard: false },
    'http://h',
    KEY,
    NOW,
  );
  expect(playback).toMatchObject({ posterUrl: null, storyboardUrl: null });
});

test('a page loaded twice within an hour names the same files', () => {
  const bucketStart = Math.ceil(NOW / 21_600) * 21_600;
  const file = { lessonId: 'l1', version: 'v1', file: 'poster.webp', key: KEY };
  expect(buildMediaPath({ ...file, nowSeconds: bucketStart + 1 })).toBe(
    buildMediaPath({ ...file, nowSeconds: bucketStart + 3600 }),
  );
});
