import type { Kysely } from 'kysely';
import type { Role } from './account.ts';
import type { AttachmentKind } from './attachment-store.ts';
import type { FailureCode, LessonState } from './lesson.ts';

/** The tables as the newest migration leaves them. Times: milliseconds since 1970. Truth: 0 or 1. */
export type Tables = {
  accounts: AccountTable;
  sessions: SessionTable;
  lessons: LessonTable;
  reports: { lesson_id: string; report: string };
  attachments: AttachmentTable;
  /** What was deleted lately, for followers of changes. */
  removals: RemovalTable;
  /** One row: the number of the last change of any lesson. */
  revisions: { only: number; last: number };
  workers: WorkerTable;
  raised_regions: { region: string; raised_by: string; raised_at: number };
  /** Their files are to be removed; the lesson may be gone. */
  ended_attempts: { attempt_id: string; lesson_id: string; ended_at: number };
  /** What is to be scored anew. */
  rescores: {
    lesson_id: string;
    profile: string | null;
    requested_by: string;
    requested_at: number;
  };
};

export type Database = Kysely<Tables>;

export type AccountTable = {
  id: string;
  username: string;
  /** The username as it is compared. */
  username_key: string;
  display_name: string;
  role: Role;
  region: string;
  password_hash: string;
  disabled: number;
  created_at: number;
};

export type SessionTable = {
  token_hash: string;
  account_id: string;
  created_at: number;
  expires_at: number;
};

export type LessonTable = {
  id: string;
  upload_id: string;
  owner_id: string;
  owner: string;
  filename: string;
  title: string;
  subject: string;
  grade: string;
  textbook: string;
  textbook_node: string;
  /** Title, owner, textbook and its node in lower case. */
  search_text: string;
  region: string;
  /** The first 2, 4 and 6 digits of the region's code: equality is what an index serves best. */
  province: string;
  city: string;
  county: string;
  trace_id: string;
  state: LessonState;
  playable: number;
  progress: number;
  created_at: number;
  updated_at: number;
  queued_at: number | null;
  started_at: number | null;
  finished_at: number | null;
  source_size_bytes: number | null;
  /** As the upload's creation had it in its header. */
  upload_metadata: string;
  /** Likewise; empty for what was not joined from parts. */
  upload_concat: string;
  /** JSON. */
  source_facts: string | null;
  /** Hexadecimal. */
  source_sha256: string | null;
  duplicate_of: string | null;
  generation: number;
  attempt_id: string | null;
  attempts: number;
  version: string | null;
  duration_seconds: number | null;
  /** JSON. */
  scores: string | null;
  /** The overall score, or -1: sorts without nulls. */
  score_rank: number;
  failure_code: FailureCode | null;
  failure_message: string | null;
  /** 0: no; 1: with its region; 2: by itself. */
  raised: number;
  revision: number;
};

export type AttachmentTable = {
  id: string;
  lesson_id: string;
  kind: AttachmentKind;
  filename: string;
  content_type: string;
  size_bytes: number;
  created_at: number;
};

export type RemovalTable = {
  revision: number;
  lesson_id: string;
  owner_id: string;
  region: string;
  removed_at: number;
};

export type WorkerTable = {
  id: string;
  host: string;
  lesson_id: string | null;
  progress: number;
  speed: number | null;
  seen_at: number;
};
