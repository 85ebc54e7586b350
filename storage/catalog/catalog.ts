import type { AccountStore } from './account-store.ts';
import type { AttachmentStore } from './attachment-store.ts';
import type { LessonStore } from './lesson-store.ts';
import type { RaisedRegionStore } from './raised-region-store.ts';
import type { RescoreStore } from './rescore-store.ts';
import type { SessionStore } from './session-store.ts';
import type { WorkerStore } from './worker-store.ts';

/** The facts of the house, behind one connection. */
export interface Catalog {
  readonly lessons: LessonStore;
  readonly accounts: AccountStore;
  readonly sessions: SessionStore;
  readonly raisedRegions: RaisedRegionStore;
  readonly rescores: RescoreStore;
  readonly workers: WorkerStore;
  readonly attachments: AttachmentStore;
  /** Resolves when the database answers; rejects otherwise. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
