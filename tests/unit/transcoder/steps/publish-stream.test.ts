import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { joinChunks, publishStream } from '../../../../transcoder/steps/publish-stream.ts';
import {
  type ChunkFacts,
  chunkResult,
  type MadeVideo,
} from '../../../../transcoder/work/results.ts';
import { openWorkFolder, type WorkFolder } from '../../../../transcoder/work/work-folder.ts';
import { planOf, RENDITION_360P, RENDITION_480P } from '../a-plan.ts';
import { trackOf } from '../package/a-track.ts';
import { probeOf } from '../plan/video-of.ts';

/** A chunk whose segments are so many, counted from `first`. */
function chunkOf(first: number, count: number): ChunkFacts {
  const videos = [RENDITION_480P, RENDITION_360P].map((rendition): MadeVideo => {
    const every = Array.from({ length: first + count }, () => [6, 1000] as const);
    const track = trackOf(`video-${rendition.name}`, 'avc1.64001e', every, true);
    return { rendition, track: { ...track, segments: track.segments.slice(first) } };
  });
  return { videos, stills: [], best: null };
}

describe('chunks that follow each other', () => {
  it('are one track in every rendition', () => {
    const joined = joinChunks([chunkOf(0, 2), chunkOf(2, 1)]);
    expect(joined).toEqual(chunkOf(0, 3).videos);
  });

  it('may be one, or none, or of nothing but measures', () => {
    expect(joinChunks([chunkOf(0, 2)])).toEqual(chunkOf(0, 2).videos);
    expect(joinChunks([])).toEqual([]);
    expect(joinChunks([{ videos: [], stills: [], best: null }])).toEqual([]);
  });
});

describe('what can be watched before the end', () => {
  let path: string;
  let folder: WorkFolder;
  let files: Map<string, string>;
  beforeEach(async () => {
    path = await mkdtemp(join(tmpdir(), 'youke-publish-'));
    folder = openWorkFolder(path, () => crypto.randomUUID());
    files = new Map();
  });
  afterEach(() => rm(path, { recursive: true }));

  const output = {
    write: async (file: string, content: string | Uint8Array) =>
      void files.set(file, String(content)),
    add: () => Promise.reject(new Error('nothing is added here')),
    removeFolder: () => Promise.reject(new Error('nothing is removed here')),
  };
  const { signal } = new AbortController();
  const publish = () => publishStream({ output, signal }, folder);
  const finish = async (result: string, facts: object) =>
    folder.finish(result, await folder.begin(), facts);
  const prepare = (video: MadeVideo | null = null) =>
    finish('prepared', {
      ...{ probe: probeOf(), plan: planOf(), remuxed: false, video },
      sound: {
        ...{ kind: 'original', channels: 2 },
        track: trackOf(
          'audio',
          'mp4a.40.2',
          Array.from({ length: 5 }, () => [6, 1000] as const),
        ),
      },
    });
  const listed = (folderName: string) =>
    files.get(`${folderName}/playlist.m3u8`)?.match(/\d+\.m4s/g)?.length ?? 0;

  it('is nothing before the lesson is prepared, nor without its first chunk', async () => {
    expect(await publish()).toBe(false);
    await prepare();
    expect(await publish()).toBe(false);
    await finish(chunkResult(1), chunkOf(2, 2));
    expect([await publish(), files.size]).toEqual([false, 0]);
  });

  it('is the chunks up to the first that is missing, and no more sound than picture', async () => {
    await prepare();
    for (const [chunk, first] of [
      [0, 0],
      [1, 2],
      [3, 6],
    ] as const) {
      await finish(chunkResult(chunk), chunkOf(first, 2));
    }
    expect(await publish()).toBe(true);
    expect(['video-480p', 'video-360p', 'audio'].map(listed)).toEqual([4, 4, 4]);
    expect(files.get('video-480p/playlist.m3u8')).toContain('TYPE:EVENT');
    await finish(chunkResult(2), chunkOf(4, 2));
    expect(await publish()).toBe(true);
    expect(['video-480p', 'audio'].map(listed)).toEqual([8, 5]);
  });

  it('is the whole copied picture at once', async () => {
    await prepare(chunkOf(0, 5).videos[0]!);
    expect(await publish()).toBe(true);
    expect(['video-480p', 'video-360p', 'audio'].map(listed)).toEqual([5, 0, 5]);
    expect(files.get('video-480p/playlist.m3u8')).toContain('#EXT-X-ENDLIST');
  });

  it('is looked for again after a list was written, so that a slow writer does not have the last word', async () => {
    await prepare();
    await finish(chunkResult(0), chunkOf(0, 2));
    let other = false;
    const slow = {
      ...output,
      async write(file: string, content: string | Uint8Array) {
        if (!other) {
          other = true;
          await finish(chunkResult(1), chunkOf(2, 2));
        }
        await output.write(file, content);
      },
    };
    expect(await publishStream({ output: slow, signal }, folder)).toBe(true);
    expect(listed('video-480p')).toBe(4);
  });
});
