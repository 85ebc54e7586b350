/** A file that goes with a lesson: its design, courseware or exercises. */
export type Attachment = Readonly<{
  id: string;
  lessonId: string;
  filename: string;
  contentType: string;
  sizeBytes: number;
  /** Milliseconds since 1970. */
  createdAt: number;
}>;

export interface AttachmentStore {
  create(attachment: Omit<Attachment, 'createdAt'>): Promise<Attachment>;
  get(lessonId: string, id: string): Promise<Attachment | null>;
  list(lessonId: string): Promise<readonly Attachment[]>;
  remove(lessonId: string, id: string): Promise<boolean>;
}
