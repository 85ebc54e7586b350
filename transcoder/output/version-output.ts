/**
 * The version of a lesson that is being made, wherever it goes. What a promise has resolved for is on disk. Whoever
 * watches it while it grows finds whole files only: what names files (a playlist) is to be written after them.
 */
export interface VersionOutput {
  /** Moves every file of a local tree in, each replacing the one of its name; the tree is gone afterwards. */
  add(localFolder: string): Promise<void>;
  /** Writes one small file, replacing it at one moment. */
  write(file: string, content: string | Uint8Array): Promise<void>;
  /** One folder and all in it; no matter if it is not there. */
  removeFolder(folder: string): Promise<void>;
}
