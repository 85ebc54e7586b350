import { expect, it } from 'vitest';
import { UnusableSourceError } from '../../../../transcoder/probe/unusable-source-error.ts';

it('advises the teacher in Chinese, then in English', () => {
  const error = new UnusableSourceError('not-a-video');
  expect(error.advice.zh).toMatch(/^这个文件不是视频/);
  expect(error.advice.en).toMatch(/^This file is not a video/);
  expect(error.message).toBe(`${error.advice.zh} / ${error.advice.en}`);
});
