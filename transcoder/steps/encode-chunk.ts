import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodePictures } from '../encode/encode-pictures.ts';
import type { Chunk, Plan } from '../plan/plan.ts';
import { createStillMeter } from '../score/clarity/still-meter.ts';
import { inTheMaking } from '../work/in-the-making.ts';
import {
  type ChunkFacts,
  chunkResult,
  FIRST_STILL_FILE,
  LAST_STILL_FILE,
  MOTION_FILE,
  PREPARED,
  type PreparedFacts,
  STILL_FILE,
  THUMBNAIL_FILE,
} from '../work/results.ts';
import { openWorkFolder, type WorkFolder } from '../work/work-folder.ts';
import type { StepWork } from './lesson-steps.ts';
import { publishStream } from './publish-stream.ts';
import { sourceInput } from './source-input.ts';

/**
 * One chunk of a prepared lesson: its part of every rendition that is encoded, and what the measures need of its picture.
 * Says whether the lesson can be watched now, if only its beginning.
 */
export async function encodeChunk(
  work: StepWork,
  index: number,
): Promise<Readonly<{ playable: boolean }>> {
  const folder = openWorkFolder(work.workFolder, randomUUID);
  const prepared = await need(folder);
  const result = chunkResult(index);
  if ((await folder.read<ChunkFacts>(result)) === null) {
    await inTheMaking(folder, async (made) => {
      const facts = await makeChunk(work, prepared, index, made);
      work.signal.throwIfAborted();
      // Another worker may have taken this one for dead, and been quicker: its segments are what its facts tell of.
      if ((await folder.read<ChunkFacts>(result)) === null) {
        await work.output.add(join(made, 'output'));
        await folder.finish(result, made, facts);
      }
    });
  }
  return { playable: await publishStream(work, folder) };
}

async function need(folder: WorkFolder): Promise<PreparedFacts> {
  const prepared = await folder.read<PreparedFacts>(PREPARED);
  if (prepared === null) throw new Error('a chunk of a lesson that was not prepared');
  return prepared;
}

async function makeChunk(
  work: StepWork,
  { plan, probe, remuxed }: PreparedFacts,
  index: number,
  made: string,
): Promise<ChunkFacts> {
  const { ladder, limits, signal } = work;
  const chunk = plan.chunks[index];
  if (chunk === undefined) throw new RangeError(`no chunk ${index} of ${plan.chunks.length}`);
  const outputFolder = join(made, 'output');
  mkdirSync(outputFolder);
  const still = createStillMeter(plan.taps.still, probe.durationSeconds);
  const taps = openTapFiles(made);
  try {
    const tracks = await encodePictures({
      ...{ input: sourceInput(work, remuxed), plan, chunk, limits, signal },
      sink: { motion: taps.motion, still: still.frame, thumbnail: taps.thumbnail },
      renditions: { outputFolder, ladder },
      onProgress: (frames) => work.onProgress(frames / length(chunk)),
    });
    const { stills, best, ends } = still.result();
    if (best !== null) writeFileSync(join(made, STILL_FILE), best.bytes);
    if (ends !== null) {
      writeFileSync(join(made, FIRST_STILL_FILE), ends.first);
      writeFileSync(join(made, LAST_STILL_FILE), ends.last);
    }
    return {
      videos: tracks.map((track, at) => ({ rendition: plan.renditions[at]!, track })),
      stills,
      best: best && {
        ...{ atSeconds: best.atSeconds, appeal: best.appeal },
        ...{ width: best.width, height: best.height },
      },
    };
  } finally {
    taps.close();
  }
}

/** Frames on their way to the last step. Synchronously, as they come out of a pipe that is to wait for the disk. */
function openTapFiles(folder: string) {
  const [motion, thumbnail] = [MOTION_FILE, THUMBNAIL_FILE].map((name) =>
    openSync(join(folder, name), 'w'),
  ) as [number, number];
  return {
    // writeSync may write less than it was given, and only says so.
    motion: (bytes: Uint8Array) => writeFileSync(motion, bytes),
    thumbnail: (bytes: Uint8Array) => writeFileSync(thumbnail, bytes),
    close() {
      closeSync(motion);
      closeSync(thumbnail);
    },
  };
}

function length({ firstFrame, endFrame }: Plan['chunks'][number] | Chunk): number {
  return endFrame - firstFrame;
}
