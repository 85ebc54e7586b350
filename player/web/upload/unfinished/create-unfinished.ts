import { type ReadonlySignal, signal } from '@preact/signals';
import type { UploadDoor } from '../sending/create-upload-door.ts';
import type { UnfinishedUpload } from './unfinished-upload.ts';

/** The account's unfinished uploads as the server last told them. */
export type Unfinished = Readonly<{
  all: ReadonlySignal<readonly UnfinishedUpload[]>;
  /** Asks the server; those who ask at the same time share one answer. Throws ApiError. */
  read(): Promise<readonly UnfinishedUpload[]>;
  /**
   * Ends one for good. `finished`: it has arrived meanwhile, from another computer, and so is a lesson that is not
   * touched. Throws ApiError.
   */
  giveUp(upload: UnfinishedUpload): Promise<'given-up' | 'finished'>;
  /** One that is over: what the server told before no longer holds. */
  drop(url: string | null): void;
  forget(): void;
}>;

export function createUnfinished(door: UploadDoor): Unfinished {
  const all = signal<readonly UnfinishedUpload[]>([]);
  let asking: Promise<readonly UnfinishedUpload[]> | null = null;
  const read = () => {
    asking ??= door
      .readUnfinished()
      .then((uploads) => {
        all.value = uploads;
        return uploads;
      })
      .finally(() => {
        asking = null;
      });
    return asking;
  };
  const drop = (url: string | null) => {
    all.value = all.peek().filter((upload) => upload.url !== url);
  };
  return {
    all,
    read,
    drop,
    giveUp: async ({ url }) => {
      const isThere = (await read()).some((upload) => upload.url === url);
      if (!isThere) return 'finished';
      await door.giveUp(url);
      drop(url);
      return 'given-up';
    },
    forget: () => {
      all.value = [];
    },
  };
}
