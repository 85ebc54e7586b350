import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { INIT_FILE } from '../encode/encode-argv.ts';
import { type Fragment, parseFragment } from './parse-fragment.ts';
import { type Init, parseInit } from './parse-init.ts';
import type { Segment, Track } from './track.ts';

/** Enough for the moof of a segment of several hundred samples. */
const HEAD_BYTES = 64 * 1024;

/** What came out is not what was planned; a fault of ours or of the encoder's, never of the source. */
export class PackagingError extends Error {
  readonly code = 'bad-rendition';

  constructor(what: string) {
    super(what);
    this.name = 'PackagingError';
  }
}

/** Reads a rendition's folder. Throws PackagingError when its segments do not follow one another without a seam. */
export async function readTrack(outputFolder: string, folder: string): Promise<Track> {
  const path = join(outputFolder, folder);
  const init = parseInit(await readFile(join(path, INIT_FILE)));
  const files = (await readdir(path)).filter((file) => file.endsWith('.m4s')).sort();
  if (files.length === 0) throw new PackagingError(`${folder}: no segments`);
  const segments: Segment[] = [];
  let next = 0;
  for (const file of files) {
    const { fragment, sizeBytes } = await readHead(join(path, file), init);
    if (!fragment.startsWithKeyframe) {
      throw new PackagingError(`${folder}/${file} does not start with a keyframe`);
    }
    if (fragment.decodeTime !== next) {
      throw new PackagingError(
        `${folder}/${file} starts at tick ${fragment.decodeTime}, not at ${next}`,
      );
    }
    next += fragment.duration;
    segments.push({
      file,
      startSeconds: fragment.decodeTime / init.timescale,
      durationSeconds: fragment.duration / init.timescale,
      sizeBytes,
    });
  }
  return { folder, codec: init.codec, segments };
}

async function readHead(
  file: string,
  init: Init,
): Promise<Readonly<{ fragment: Fragment; sizeBytes: number }>> {
  const handle = await open(file, 'r');
  try {
    const { size: sizeBytes } = await handle.stat();
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return { fragment: parseFragment(buffer.subarray(0, bytesRead), init), sizeBytes };
  } finally {
    await handle.close();
  }
}
