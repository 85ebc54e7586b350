import type { Attachment, AttachmentKind } from '../../../../storage/catalog/attachment-store.ts';

/** An attachment as the API tells it. */
export type LessonAttachment = Omit<Attachment, 'createdAt'> &
  Readonly<{
    /** ISO 8601. */
    createdAt: string;
  }>;

/** In the order in which a lesson is prepared, held and looked back on. */
export const ATTACHMENT_KINDS = [
  'lesson-design',
  'courseware',
  'exercises',
  'reflection',
  'other',
] as const satisfies readonly AttachmentKind[];
