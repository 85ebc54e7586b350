/** What arrives, right now and over a while. */
export type UploadMeter = Readonly<{
  /** A request begins to bring bytes of an upload. */
  begin(uploadId: string): void;
  received(sizeBytes: number): void;
  end(uploadId: string): void;
  read(): Readonly<{ active: number; bytesPerSecond: number; totalBytes: number }>;
}>;

const WINDOW_SECONDS = 5;

/** Counts bytes by whole seconds; the rate is the mean over the last five. `now` is in milliseconds. */
export function createUploadMeter(now: () => number): UploadMeter {
  const requests = new Map<string, number>();
  const bySecond = new Map<number, number>();
  let totalBytes = 0;

  const second = () => Math.floor(now() / 1000);
  const forgetOld = () => {
    for (const key of bySecond.keys()) {
      if (key <= second() - WINDOW_SECONDS) bySecond.delete(key);
    }
  };
  return {
    begin: (id) => requests.set(id, (requests.get(id) ?? 0) + 1),
    received(sizeBytes) {
      totalBytes += sizeBytes;
      bySecond.set(second(), (bySecond.get(second()) ?? 0) + sizeBytes);
      forgetOld();
    },
    end(id) {
      const left = (requests.get(id) ?? 0) - 1;
      if (left > 0) requests.set(id, left);
      else requests.delete(id);
    },
    read() {
      forgetOld();
      const bytes = [...bySecond.values()].reduce((sum, each) => sum + each, 0);
      return { active: requests.size, bytesPerSecond: bytes / WINDOW_SECONDS, totalBytes };
    },
  };
}
