/** Somebody's wish that a lesson be scored anew. */
export type RescoreRequest = Readonly<{
  lessonId: string;
  /** Name of the recording standard to hold it against; null: the one of its report. */
  profile: string | null;
  /** Username. */
  requestedBy: string;
  /** Milliseconds since 1970. */
  requestedAt: number;
}>;

/** What is to be scored anew, until a transcoder has done so. Needs no queue, and so survives the loss of one. */
export interface RescoreStore {
  /** The latest wish for a lesson counts; false: there is no such lesson. */
  request(lessonId: string, profile: string | null, requestedBy: string): Promise<boolean>;
  /** Oldest first. */
  pending(limit: number): Promise<readonly RescoreRequest[]>;
  /** It is dealt with; one that was made meanwhile stays. */
  forget(request: RescoreRequest): Promise<void>;
}
