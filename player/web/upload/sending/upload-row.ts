import type { SourceFacts } from '../../../../storage/catalog/lesson.ts';
import type { ApiError } from '../../shared/http/api-error.ts';
import type { UnreadableFile } from '../checksum/unreadable-file.ts';
import type { UnfinishedUpload } from '../unfinished/unfinished-upload.ts';
import type { SpeedSample } from './measure-speed.ts';
import type { LessonMeta } from './sender.ts';

/** Why a file is not even sent. */
export type FileProblem = 'empty' | 'too-large' | 'not-a-video' | 'unreadable';

/** Why a file waits, and goes on by itself. `server`: it said so in its own words. */
export type WaitReason = 'offline' | 'network' | 'damaged' | 'server' | 'signed-out';

/** Where a picked file stands; one that has arrived leaves the list and becomes a lesson. */
export type RowState =
  /** `thenSend`: started before the check was over. */
  | Readonly<{ name: 'checking'; thenSend: boolean }>
  | Readonly<{ name: 'ready' | 'queued' | 'paused' }>
  | Readonly<{ name: 'refused'; why: FileProblem }>
  /** `movedAtMs`: when a byte got through last, milliseconds since 1970. */
  | Readonly<{ name: 'sending'; movedAtMs: number }>
  /** `untilMs`: when it tries again, milliseconds since 1970; null waits for a sign-in. */
  | Readonly<{ name: 'waiting'; why: WaitReason; untilMs: number | null; error: ApiError | null }>
  /** `next`: what a try again does, if one can help. */
  | Readonly<{
      name: 'failed';
      error: ApiError | UnreadableFile;
      next: 'go-on' | 'begin-anew' | 'nothing';
    }>;

/** A picked file on its way to the server. */
export type UploadRow = Readonly<{
  id: string;
  name: string;
  sizeBytes: number;
  title: string;
  state: RowState;
  /** What is known of the video; null while nothing is. */
  source: SourceFacts | null;
  /** The unfinished upload that it goes on with, if any. */
  resume: UnfinishedUpload | null;
  /** Address of its upload; null before the server has made one. */
  url: string | null;
  lessonId: string | null;
  /** Handed to the network; a new connection may find that fewer have arrived. */
  sentBytes: number;
  /** What the server has told to have. */
  arrivedBytes: number;
  samples: readonly SpeedSample[];
  /** Failures since bytes got through last. */
  failures: number;
  /** What its new lesson is told of; null until it is started, and where it goes on with an upload. */
  meta: LessonMeta | null;
}>;

/** Begun and neither paused nor over: leaving the page would stop it. */
export function isMoving({ state }: UploadRow): boolean {
  if (state.name === 'checking') return state.thenSend;
  return state.name === 'queued' || state.name === 'sending' || state.name === 'waiting';
}
