import type { ApiError } from '../../shared/http/api-error.ts';
import type { UnreadableFile } from '../checksum/unreadable-file.ts';
import type { UploadAnswer } from './upload-http.ts';

/** Upload-Metadata of a new lesson; the file's name goes with it. */
export type LessonMeta = Readonly<{
  title: string;
  subject: string;
  grade: string;
  textbook: string;
  textbookNode: string;
  region: string;
}>;

/** Sends picked files, a few at a time. It tries nothing twice: when to try again is the caller's to say. */
export type Sender = Readonly<{
  /** Takes a file in and gives its id, made of name, type, size and time: the same file has the same id. */
  add(file: File): Readonly<{ id: string; isNew: boolean }>;
  /** The same file picked again, where the one before could no longer be read. */
  replace(id: string, file: File): void;
  /** Begins, or goes on at `url`; waits for its turn first. `meta`: for a new lesson only. */
  send(id: string, order: Readonly<{ url: string | null; meta: LessonMeta | null }>): void;
  /** Stops; what has arrived stays there. */
  stop(id: string): void;
  /** Stops and forgets the file. */
  remove(id: string): void;
}>;

export type SenderEvents = Readonly<{
  /** A request leaves: its turn has come. */
  requested(id: string): void;
  answered(id: string, answer: UploadAnswer): void;
  moved(id: string, sentBytes: number): void;
  arrived(id: string): void;
  /** null: the answer made no sense. */
  failed(id: string, error: ApiError | UnreadableFile | null): void;
}>;
