import type { Upload } from '../../../ingest/uploads/store/upload.ts';

/** An upload with the fields that a test cares about. */
export function anUpload(fields: Partial<Upload> = {}): Upload {
  return {
    id: 'u1',
    ownerId: 'a1',
    region: '410102',
    lessonId: 'l1',
    length: 1000,
    offset: 0,
    metadata: '',
    concat: null,
    endsBy: 'length',
    bytes: { file: fields.id ?? 'u1', base: 0 },
    joinedInto: null,
    createdAt: 0,
    touchedAt: 0,
    ...fields,
  };
}
