/** What an attachment is to its lesson: 教学设计, 课件, 评测练习, 课后点评, or something else. */
export type AttachmentKind = 'lesson-design' | 'courseware' | 'exercises' | 'reflection' | 'other';

/** A file that goes with a lesson: its design, courseware or exercises. */
export type Attachment = Readonly<{
  id: string;
  lessonId: string;
  kind: AttachmentKind;
  filename: string;
  contentType: string;
  sizeBytes: number;
  /** Milliseconds since 1970. */
  createdAt: number;
}>;

export interface AttachmentStore {
  /** Null, and nothing kept, where the lesson has `mostPerLesson` already, however many come at once. */
  create(
    attachment: Omit<Attachment, 'createdAt'>,
    mostPerLesson: number,
  ): Promise<Attachment | null>;
  get(lessonId: string, id: string): Promise<Attachment | null>;
  list(lessonId: string): Promise<readonly Attachment[]>;
  changeKind(lessonId: string, id: string, kind: AttachmentKind): Promise<Attachment | null>;
  remove(lessonId: string, id: string): Promise<boolean>;
}
