/** What arrives, right now and over a while; and what went wrong with it, since the process began. */
export type UploadMeter = Readonly<{
  /** A request begins to bring bytes of an upload. */
  begin(uploadId: string): void;
  received(sizeBytes: number): void;
  end(uploadId: string): void;
  /** Uploads of which bytes arrive now. */
  active(): number;
  /** A client came back to an upload that was broken off. */
  resumed(): void;
  /** A request was refused for this reason (a problem's code). */
  refused(reason: string): void;
  /** Bytes did not match their checksum. */
  mismatched(): void;
  /** A newer connection took an upload over from an older one. */
  takenOver(): void;
  read(): UploadFigures;
}>;

export type UploadFigures = Readonly<{
  active: number;
  bytesPerSecond: number;
  totalBytes: number;
  resumes: number;
  checksumFailures: number;
  takeovers: number;
  refusals: ReadonlyMap<string, number>;
}>;

const WINDOW_SECONDS = 5;

/** Counts bytes by whole seconds; the rate is the mean over the last five. `now` is in milliseconds. */
export function createUploadMeter(now: () => number): UploadMeter {
  const requests = new Map<string, number>();
  const bySecond = new Map<number, number>();
  const refusals = new Map<string, number>();
  const counted = { totalBytes: 0, resumes: 0, checksumFailures: 0, takeovers: 0 };

  const forgetBefore = (second: number) => {
    for (const key of bySecond.keys()) if (key < second) bySecond.delete(key);
  };
  return {
    begin: (id) => requests.set(id, (requests.get(id) ?? 0) + 1),
    received(sizeBytes) {
      counted.totalBytes += sizeBytes;
      const second = Math.floor(now() / 1000);
      const before = bySecond.get(second);
      bySecond.set(second, (before ?? 0) + sizeBytes);
      if (before === undefined) forgetBefore(second - WINDOW_SECONDS + 1);
    },
    end(id) {
      const left = (requests.get(id) ?? 0) - 1;
      if (left > 0) requests.set(id, left);
      else requests.delete(id);
    },
    active: () => requests.size,
    resumed() {
      counted.resumes += 1;
    },
    refused: (reason) => refusals.set(reason, (refusals.get(reason) ?? 0) + 1),
    mismatched() {
      counted.checksumFailures += 1;
    },
    takenOver() {
      counted.takeovers += 1;
    },
    read() {
      forgetBefore(Math.floor(now() / 1000) - WINDOW_SECONDS + 1);
      const bytes = [...bySecond.values()].reduce((sum, each) => sum + each, 0);
      const bytesPerSecond = bytes / WINDOW_SECONDS;
      return { ...counted, active: requests.size, bytesPerSecond, refusals: new Map(refusals) };
    },
  };
}
