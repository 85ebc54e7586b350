import { describe, expect, it } from 'vitest';
import {
  formatCompleteness,
  readCompleteness,
  speaksDraft,
} from '../../../../../ingest/uploads/draft/draft.ts';

describe('a request', () => {
  it.each([
    ['that says whether it completes an upload', { 'upload-complete': '?0' }, true],
    ['that names a version of the draft', { 'upload-draft-interop-version': '8' }, true],
    ['that names another version of the draft', { 'upload-draft-interop-version': '3' }, true],
    ['that names a version of tus', { 'tus-resumable': '1.0.0' }, false],
    ['that speaks both', { 'tus-resumable': '1.0.0', 'upload-complete': '?1' }, false],
    ['that says neither', { 'upload-offset': '0' }, false],
  ])('%s speaks the draft: %j', (_what, headers, speaks) => {
    expect(speaksDraft(headers)).toBe(speaks);
  });
});

describe('Upload-Complete', () => {
  it.each([true, false])('of %j is read as it is written', (complete) => {
    expect(readCompleteness({ 'upload-complete': formatCompleteness(complete) })).toBe(complete);
  });

  it.each<[string | undefined, boolean | null]>([
    [' ?1 ', true],
    ['?0;by=client', false],
    [undefined, null],
    ['', null],
    ['1', null],
    ['true', null],
    ['?2', null],
    ['?1, ?0', null],
  ])('%j is %j', (header, complete) => {
    const headers = header === undefined ? {} : { 'upload-complete': header };
    expect(readCompleteness(headers)).toBe(complete);
  });
});
