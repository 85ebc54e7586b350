import { expect, test } from 'vitest';
import { UnusableInputError } from '../../../scripts/terminal/run-command.ts';
import { formatMetadata } from '../../../scripts/upload/format-metadata.ts';
import { parseProblem } from '../../../scripts/upload/parse-problem.ts';
import { refusal } from '../../../scripts/upload/server-answer.ts';

const problem = (code: string) =>
  JSON.stringify({ code, detail: '不行', title: '不', messages: { zh: '不行', en: 'No' } });

test.each([
  [problem('busy'), { code: 'busy', zh: '不行', en: 'No' }],
  ['{"detail":"no"}', { code: null, zh: 'no', en: 'no' }],
  ['{"title":"no"}', { code: null, zh: 'no', en: 'no' }],
  [' Bad Gateway\n', { code: null, zh: 'Bad Gateway', en: 'Bad Gateway' }],
  ['null', { code: null, zh: 'null', en: 'null' }],
  ['', { code: null, zh: '', en: '' }],
])('%j is read', (body, said) => {
  expect(parseProblem(body)).toEqual(said);
});

test.each([
  [413, 'upload-too-large', 'too-large'],
  [415, 'not-a-video', 'not-a-video'],
])('a %i that says %s is about the file: %s', (status, code, exitCode) => {
  const error = refusal(status, problem(code));
  expect(error).toBeInstanceOf(UnusableInputError);
  expect(error).toMatchObject({ code: exitCode, message: '不行 · No' });
});

test('any other refusal is told with its status', () => {
  expect(refusal(415, '')).not.toBeInstanceOf(UnusableInputError);
  expect(refusal(403, problem('not-allowed')).message).toBe(
    '服务器拒绝（403）：不行 · refused by the server (403): No',
  );
});

test('metadata go in Base64 of their UTF-8', () => {
  expect(formatMetadata({ filename: '课.mp4', title: 'a' })).toBe(
    'filename 6K++Lm1wNA==,title YQ==',
  );
  expect(formatMetadata({})).toBe('');
});
