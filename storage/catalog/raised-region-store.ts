import type { LessonRecord } from './lesson.ts';

/** A region whose lessons go before others. */
export type RaisedRegion = Readonly<{
  region: string;
  /** Username of the operator. */
  raisedBy: string;
  /** Milliseconds since 1970. */
  raisedAt: number;
}>;

export interface RaisedRegionStore {
  /** In the order of their codes. */
  list(): Promise<readonly RaisedRegion[]>;
  /** Raises the region, and its lessons that are not done; gives those that changed. Once more is harmless. */
  raise(region: string, raisedBy: string): Promise<readonly LessonRecord[]>;
  /** Takes it back, but for lessons raised by themselves or by another region; gives those that changed. */
  lower(region: string): Promise<readonly LessonRecord[]>;
}
