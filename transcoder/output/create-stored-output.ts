import { Readable } from 'node:stream';
import type { MediaStore } from '../../storage/media/media-store.ts';
import type { VersionOutput } from './version-output.ts';

type Media = Pick<MediaStore, 'addToVersion' | 'write' | 'removeVersionFolder'>;

/** A version in the media store. */
export function createStoredOutput(media: Media, lessonId: string, version: string): VersionOutput {
  return {
    add: (localFolder) => media.addToVersion(lessonId, version, localFolder),
    async write(file, content) {
      const path = { kind: 'rendition', lessonId, version, file } as const;
      await media.write(path, Readable.from([Buffer.from(content)]));
    },
    removeFolder: (folder) => media.removeVersionFolder(lessonId, version, folder),
  };
}
