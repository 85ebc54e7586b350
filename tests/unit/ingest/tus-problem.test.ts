import { ERRORS } from '@tus/server';
import { expect, it } from 'vitest';
import { tusProblem } from '../../../ingest/uploads/tus-problem.ts';

it.each([
  ['INVALID_OFFSET', 409, 'upload-offset'],
  ['FILE_NOT_FOUND', 404, 'upload-not-found'],
  ['FILE_NO_LONGER_EXISTS', 410, 'upload-gone'],
  ['ERR_MAX_SIZE_EXCEEDED', 413, 'upload-too-large'],
  ['ERR_SIZE_EXCEEDED', 413, 'upload-too-large'],
  ['INVALID_LENGTH', 400, 'invalid-request'],
  ['MISSING_OFFSET', 400, 'invalid-request'],
  ['FILE_WRITE_ERROR', 500, 'internal'],
] as const)('%s of @tus/server is a %i %s', (name, status, code) => {
  const { status_code, body } = ERRORS[name];
  expect(tusProblem(status_code, body)).toMatchObject({ status, code });
});
