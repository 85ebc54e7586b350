import type { UploadRow } from '../../../../player/web/upload/sending/upload-row.ts';
import type { UnfinishedUpload } from '../../../../player/web/upload/unfinished/unfinished-upload.ts';

/** A picked file with the fields that a test cares about. */
export function aRow(fields: Partial<UploadRow> = {}): UploadRow {
  return {
    id: 'f1',
    name: 'circle.mp4',
    sizeBytes: 1000,
    title: '圆的周长',
    state: { name: 'ready' },
    source: null,
    resume: null,
    url: null,
    lessonId: null,
    sentBytes: 0,
    arrivedBytes: 0,
    samples: [],
    failures: 0,
    meta: null,
    ...fields,
  };
}

/** An upload that was left off at 45%. */
export function anUnfinishedUpload(fields: Partial<UnfinishedUpload> = {}): UnfinishedUpload {
  return {
    id: 'u1',
    url: '/uploads/u1',
    lessonId: 'l1',
    title: '圆的面积',
    filename: 'circle.mp4',
    offset: 450,
    length: 1000,
    updatedAt: '2026-11-23T08:00:00.000Z',
    expiresAt: '2026-11-30T08:00:00.000Z',
    ...fields,
  };
}
