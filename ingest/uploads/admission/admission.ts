import { ProblemError } from '../../../config/http/problem.ts';
import type { UploadSettings } from '../../../config/settings.ts';
import { isComplete, type Upload } from '../store/upload.ts';

/** Who wants to bring how much. */
export type Applicant = Readonly<{
  /** The upload's, to be. */
  id: string;
  ownerId: string;
  region: string;
  /** Bytes; null while unknown. */
  length: number | null;
}>;

/** Room that is kept until its upload is in the store (or will not come). */
export type Seat = Readonly<{ release(): void }>;

export type Admission = Readonly<{
  /**
   * Lets an upload in, or says why not now: `upload-too-large`, `disk-full`, `uploads-full`, `school-uploads-full`,
   * `account-uploads-full`. Asked at creation only: an upload in progress is never refused.
   */
  admit(applicant: Applicant): Promise<Seat>;
  /** Bytes that unfinished uploads may yet bring. */
  reservedBytes(): number;
  /** Uploads going on: unfinished, and heard of lately. */
  openUploads(): number;
}>;

/** An upload not heard of for longer is not counted against others; it may go on all the same. */
const HEARD_OF_MS = 120_000;
/** One of which no byte has come by then was never told to its client, whose connection broke. */
const BEGUN_WITHIN_MS = 600_000;
/** What an upload of unknown length has kept free ahead of it while it goes on, in bytes. */
const AHEAD_BYTES = 2 * 1024 ** 3;
const DISK_RETRY_SECONDS = 300;
/** Spread, so that those refused together do not come back together. */
const BUSY_RETRY_SECONDS = { least: 15, spread: 30 };

/** `now` in milliseconds; `random` from 0 to 1. */
export function createAdmission(deps: {
  uploads: () => Iterable<Upload>;
  isActive: (uploadId: string) => boolean;
  space: () => Promise<Readonly<{ freeBytes: number }>>;
  maxUploadBytes: number;
  settings: UploadSettings;
  now: () => number;
  random: () => number;
}): Admission {
  const { settings, maxUploadBytes } = deps;
  const seated = new Set<Applicant>();
  const aheadBytes = Math.min(AHEAD_BYTES, maxUploadBytes);
  const roomFor = (length: number | null) => length ?? aheadBytes;
  const isHeardOf = ({ id, touchedAt }: Upload, withinMs = HEARD_OF_MS) =>
    deps.now() - touchedAt < withinMs || deps.isActive(id);
  const roomLeftFor = (upload: Upload) => {
    const { bytes, length, offset } = upload;
    if (bytes === null) return 0;
    if (length === null) return isHeardOf(upload) ? aheadBytes : 0;
    return offset > 0 || isHeardOf(upload, BEGUN_WITHIN_MS) ? length - offset : 0;
  };
  const busy = (code: 'uploads-full' | 'school-uploads-full' | 'account-uploads-full') => {
    const { least, spread } = BUSY_RETRY_SECONDS;
    return new ProblemError(code, {
      retryAfterSeconds: Math.round(least + deps.random() * spread),
    });
  };
  /** Seats whose uploads the store does not have yet: none is counted twice. */
  const waiting = () => {
    if (seated.size === 0) return [];
    const stored = new Set([...deps.uploads()].map(({ id }) => id));
    return [...seated].filter(({ id }) => !stored.has(id));
  };
  const open = function* (): Iterable<Applicant> {
    yield* waiting();
    for (const upload of deps.uploads()) {
      if (upload.bytes === null || isComplete(upload)) continue;
      if (isHeardOf(upload)) yield upload;
    }
  };
  const reservedBytes = () => {
    let sum = 0;
    for (const { length } of waiting()) sum += roomFor(length);
    for (const upload of deps.uploads()) sum += roomLeftFor(upload);
    return sum;
  };
  const requireSeat = ({ ownerId, region }: Applicant) => {
    let [all, school, account] = [0, 0, 0];
    for (const each of open()) {
      all += 1;
      if (each.region === region) school += 1;
      if (each.ownerId === ownerId) account += 1;
    }
    if (account >= settings.maxOpenPerAccount) throw busy('account-uploads-full');
    if (school >= settings.maxOpenPerSchool) throw busy('school-uploads-full');
    if (all >= settings.maxOpen) throw busy('uploads-full');
  };

  return {
    async admit(applicant) {
      if (applicant.length !== null && applicant.length > maxUploadBytes) {
        throw new ProblemError('upload-too-large');
      }
      const { freeBytes } = await deps.space();
      // From here to the seat nothing is awaited: two at once cannot have the same room.
      requireSeat(applicant);
      const room = freeBytes - reservedBytes() - settings.diskFloorBytes;
      if (room < roomFor(applicant.length)) {
        throw new ProblemError('disk-full', { retryAfterSeconds: DISK_RETRY_SECONDS });
      }
      const seat = { ...applicant };
      seated.add(seat);
      return { release: () => seated.delete(seat) };
    },
    reservedBytes,
    openUploads: () => [...open()].length,
  };
}
