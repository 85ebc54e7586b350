/** What is known of a source early, before it has all arrived; null where its head does not say. */
export type SourceFacts = Readonly<{
  container: string;
  durationSeconds: number | null;
  /** Of the picture as shown: upright, in square pixels. */
  width: number | null;
  height: number | null;
  hasSound: boolean | null;
}>;
