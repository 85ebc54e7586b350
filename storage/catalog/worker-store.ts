/** A transcoder process as the catalog last heard of it. */
export type WorkerRecord = Readonly<{
  id: string;
  host: string;
  lessonId: string | null;
  /** 0 to 1, of the lesson it works on. */
  progress: number;
  /** Seconds of lesson per second of work, over the last chunks; null before the first. */
  speed: number | null;
  /** Milliseconds since 1970. */
  seenAt: number;
}>;

export interface WorkerStore {
  /** Inserts or replaces the worker's row and sets seenAt to now. */
  report(worker: Omit<WorkerRecord, 'seenAt'>): Promise<void>;
  remove(id: string): Promise<void>;
  /** Workers heard of since then; older rows are dropped. */
  seenSince(milliseconds: number): Promise<readonly WorkerRecord[]>;
}
