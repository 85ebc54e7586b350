/** How far all parts of a file are together, in bytes. */
export type UploadTally = Readonly<{
  /** The server has this much of the part. */
  stored(part: number, bytes: number): void;
  /** This much more of it is on its way. */
  onItsWay(part: number, bytes: number): void;
  /** What the server has told of as new since the beginning; never falls. */
  gained(): number;
}>;

/** `onSent` is told the sum of all parts. */
export function createUploadTally(count: number, onSent: (bytes: number) => void): UploadTally {
  const stored = new Array<number>(count).fill(0);
  const underWay = new Array<number>(count).fill(0);
  let gained = 0;
  const tell = () => onSent([...stored, ...underWay].reduce((sum, each) => sum + each, 0));
  return {
    stored(part, bytes) {
      gained += Math.max(0, bytes - stored[part]!);
      stored[part] = bytes;
      underWay[part] = 0;
      tell();
    },
    onItsWay(part, bytes) {
      underWay[part] = bytes;
      tell();
    },
    gained: () => gained,
  };
}
