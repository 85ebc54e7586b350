/** Which upload a file of this very browser went to; forgotten when the upload has arrived. */
export type UploadMemory = Readonly<{
  recall(fingerprint: string): string | null;
  /** Gives the key to forget it by. */
  remember(fingerprint: string, url: string): string;
  forget(key: string): void;
}>;

const PREFIX = 'youke-upload:';

/** Kept in the browser's storage; remembers nothing where that is switched off or full. */
export function createUploadMemory(storage: () => Storage): UploadMemory {
  const attempt = <T>(act: (store: Storage) => T): T | null => {
    try {
      return act(storage());
    } catch {
      return null;
    }
  };
  return {
    recall: (fingerprint) => attempt((store) => store.getItem(PREFIX + fingerprint)),
    remember: (fingerprint, url) => {
      attempt((store) => store.setItem(PREFIX + fingerprint, url));
      return PREFIX + fingerprint;
    },
    forget: (key) => {
      attempt((store) => store.removeItem(key));
    },
  };
}
