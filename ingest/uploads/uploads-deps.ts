import type { IngestDeps } from '../ingest-deps.ts';
import type { ChangeDeps } from '../lessons/change-lesson.ts';
import type { Admission } from './admission/admission.ts';
import type { EarlyTruth } from './early/early-truth.ts';
import type { FinishUpload } from './finish/finish-upload.ts';
import type { PartPlaces } from './parts/part-places.ts';
import type { AppendBody } from './receive/append-body.ts';
import type { UploadTurns } from './receive/upload-turns.ts';
import type { UploadStore } from './store/upload-store.ts';
import type { UploadMeter } from './upload-meter.ts';

/** What the verbs of the upload protocols work with. */
export type UploadsDeps = Pick<IngestDeps, 'settings' | 'catalog' | 'media' | 'queue' | 'regions'> &
  Pick<ChangeDeps, 'discardUpload'> &
  Readonly<{
    store: UploadStore;
    turns: UploadTurns;
    append: AppendBody;
    admission: Admission;
    places: PartPlaces;
    early: EarlyTruth;
    finish: FinishUpload;
    meter: UploadMeter;
    /** A few at once: each waits for a commit, and all others with it. */
    limitCreations: <T>(work: () => Promise<T>) => Promise<T>;
    /** Milliseconds since 1970. */
    now: () => number;
    newId: () => string;
  }>;
