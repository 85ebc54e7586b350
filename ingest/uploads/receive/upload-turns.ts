/** One request's time alone with an upload. */
export type Turn = Readonly<{
  /** Aborted when a newer request wants the upload: stop at once, keep what has arrived, release. */
  signal: AbortSignal;
  release(): void;
}>;

export type UploadTurns = Readonly<{
  /** Resolves when every older request has let go; each is asked to at this moment. */
  take(uploadId: string): Promise<Turn>;
  /** Asks everybody to let go, and waits until they have. */
  breakOffAll(): Promise<void>;
  isTaken(uploadId: string): boolean;
}>;

type Place = Readonly<{ ending: AbortController; released: Promise<void> }>;

/**
 * One request at a time on an upload, and the newer connection wins: whoever has the upload is told to stop rather than
 * waited for, since a client that comes back knows its old connection to be dead. Nothing spins and nothing times out.
 */
export function createUploadTurns(onTakeover: () => void): UploadTurns {
  const last = new Map<string, Place>();
  const end = (place: Place, reason: string) => {
    if (!place.ending.signal.aborted) place.ending.abort(new Error(reason));
  };
  return {
    async take(uploadId) {
      const before = last.get(uploadId);
      const { promise: released, resolve } = Promise.withResolvers<void>();
      const place: Place = { ending: new AbortController(), released };
      last.set(uploadId, place);
      if (before !== undefined) {
        onTakeover();
        end(before, 'a newer connection took the upload over');
        await before.released;
      }
      return {
        signal: place.ending.signal,
        release() {
          if (last.get(uploadId) === place) last.delete(uploadId);
          resolve();
        },
      };
    },
    async breakOffAll() {
      const places = [...last.values()];
      for (const place of places) end(place, 'the server stops');
      await Promise.all(places.map(({ released }) => released));
    },
    isTaken: (uploadId) => last.has(uploadId),
  };
}
