import { Type } from 'typebox';
import type { Attachment } from '../../storage/catalog/attachment-store.ts';

export const AttachmentKindSchema = Type.Union([
  Type.Literal('lesson-design'),
  Type.Literal('courseware'),
  Type.Literal('exercises'),
  Type.Literal('reflection'),
  Type.Literal('other'),
]);

export const AttachmentSchema = Type.Object({
  id: Type.String(),
  lessonId: Type.String(),
  kind: AttachmentKindSchema,
  filename: Type.String(),
  contentType: Type.String(),
  sizeBytes: Type.Integer(),
  createdAt: Type.String({ format: 'date-time' }),
});

export const AttachmentParams = Type.Object({
  id: Type.String({ maxLength: 64 }),
  attachmentId: Type.String({ maxLength: 64 }),
});

/** As the API tells it. */
export function publicAttachment(attachment: Attachment) {
  return { ...attachment, createdAt: new Date(attachment.createdAt).toISOString() };
}
