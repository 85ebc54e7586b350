import type { Segment, Track } from '../package/track.ts';
import { writePlaylists } from '../package/write-playlists.ts';
import {
  CHUNKS,
  type ChunkFacts,
  chunkResult,
  FINISHING,
  type MadeSound,
  type MadeVideo,
  PREPARED,
  type PreparedFacts,
} from '../work/results.ts';
import type { WorkFolder } from '../work/work-folder.ts';
import type { StepWork } from './lesson-steps.ts';

/**
 * Before the lesson is finished: lets players have what can be watched already, which is the whole copied picture, or
 * the chunks from the beginning up to the first that is missing. False: nothing yet.
 */
export async function publishStream(
  { output, signal }: Pick<StepWork, 'output' | 'signal'>,
  folder: WorkFolder,
): Promise<boolean> {
  const prepared = await folder.read<PreparedFacts>(PREPARED);
  if (prepared === null) return false;
  signal.throwIfAborted();
  // A job that comes late must not shorten what is whole.
  if ((await folder.read(FINISHING)) !== null) return true;
  const { plan, video, sound } = prepared;
  const common = { output, plan, sounds: sound === null ? [] : [sound] };
  if (video !== null) {
    await writePlaylists({ ...common, videos: [video], growing: false });
    return true;
  }
  // Another worker may have finished a chunk meanwhile, and written a longer list than ours: look again.
  for (let known = -1; ; ) {
    const chunks = await fromTheStart(folder);
    if (chunks.length === known || chunks.length === 0) return known > 0;
    known = chunks.length;
    const videos = joinChunks(chunks);
    await writePlaylists({
      ...common,
      videos,
      sounds: common.sounds.map((each) => upTo(each, videos[0]?.track.segments.length ?? 0)),
      growing: true,
    });
  }
}

/** The renditions of chunks that follow each other, as one. */
export function joinChunks(chunks: readonly ChunkFacts[]): readonly MadeVideo[] {
  const [first] = chunks;
  return (first?.videos ?? []).map(({ rendition, track }, at) => ({
    rendition,
    track: {
      ...track,
      segments: chunks.flatMap(
        (chunk): readonly Segment[] => chunk.videos[at]?.track.segments ?? [],
      ),
    } satisfies Track,
  }));
}

async function fromTheStart(folder: WorkFolder): Promise<readonly ChunkFacts[]> {
  const names = new Set(await folder.list(CHUNKS));
  const chunks: ChunkFacts[] = [];
  while (names.has(chunkResult(chunks.length))) {
    const facts = await folder.read<ChunkFacts>(chunkResult(chunks.length));
    if (facts === null) break;
    chunks.push(facts);
  }
  return chunks;
}

function upTo(sound: MadeSound, segments: number): MadeSound {
  return { ...sound, track: { ...sound.track, segments: sound.track.segments.slice(0, segments) } };
}
