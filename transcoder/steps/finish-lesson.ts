import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { MEASURES_FILE } from '../../storage/media/measures-file.ts';
import { collectFrames } from '../package/collect-frames.ts';
import { writePlaylists } from '../package/write-playlists.ts';
import { writePoster } from '../package/write-poster.ts';
import { writeStoryboard } from '../package/write-storyboard.ts';
import type { BestStill, Measured } from '../score/measured.ts';
import { createMotionMeters } from '../score/motion-meters.ts';
import { scoreLesson } from '../score/score-lesson.ts';
import { packMeasures, unpackMeasures } from '../score/stored-measures.ts';
import { inTheMaking } from '../work/in-the-making.ts';
import {
  type ChunkFacts,
  chunkResult,
  FINISHING,
  MOTION_FILE,
  PREPARED,
  type PreparedFacts,
  SOUND,
  type SoundFacts,
  STILL_FILE,
  THUMBNAIL_FILE,
} from '../work/results.ts';
import { openWorkFolder, type WorkFolder } from '../work/work-folder.ts';
import { reportDelivery } from './delivery-report.ts';
import { joinStills } from './join-stills.ts';
import { keepWorthwhile } from './keep-worthwhile.ts';
import type { LessonOutcome, StepWork } from './lesson-steps.ts';
import { makeFindingStills } from './make-finding-stills.ts';
import { joinChunks } from './publish-stream.ts';
import { replayFrames } from './replay-frames.ts';

/** The last step: what the other ones made becomes one stream, and what they measured one report. */
export async function finishLesson(work: StepWork): Promise<LessonOutcome> {
  const { output, signal, standard, ladder } = work;
  const folder = openWorkFolder(work.workFolder, randomUUID);
  const { prepared, chunks, sound } = await readResults(folder);
  await inTheMaking(folder, (made) => folder.finish(FINISHING, made, {}));
  const { plan, probe } = prepared;
  const { durationSeconds } = probe;

  const file = (name: string) => chunks.map((_, chunk) => folder.file(chunkResult(chunk), name));
  const motion = createMotionMeters(plan.taps.motion);
  await replayFrames(file(MOTION_FILE), plan.taps.motion, motion.frame, signal);
  const thumbnails = collectFrames();
  await replayFrames(file(THUMBNAIL_FILE), plan.taps.thumbnail, thumbnails.add, signal);
  work.onProgress(0.6);
  const { stillness, steadiness, cuts } = motion.result();
  const measured: Measured = {
    audio: sound?.measured ?? null,
    clarity: {
      stills: await joinStills(folder, chunks, plan.taps.still),
      stillness,
      steadiness,
    },
    cuts,
    timing: prepared.timing,
    bestStill: await readBest(folder, chunks),
  };

  const { matrix } = plan.picture;
  await writePoster(
    // A lesson in which no still is fit to be seen, a black one say, shows its first picture.
    measured.bestStill ?? { ...plan.taps.thumbnail, bytes: thumbnails.frames[0]! },
    matrix,
    output,
  );
  await writeStoryboard(
    { tap: plan.taps.thumbnail, frames: thumbnails.frames, matrix, durationSeconds },
    output,
  );

  const sounds = [...(prepared.sound === null ? [] : [prepared.sound]), ...(sound?.sounds ?? [])];
  const made = [...(prepared.video === null ? [] : [prepared.video]), ...joinChunks(chunks)];
  const videos = await keepWorthwhile({ output, made, sounds, ladder, plan });
  await writePlaylists({ output, plan, videos, sounds, growing: false });

  const measures = packMeasures({ probe, measured });
  await output.write(MEASURES_FILE, measures);
  // Scored is what is kept: scoring it anew by the same rules gives the same.
  const scored = scoreLesson({ ...unpackMeasures(measures), standard });
  work.onProgress(0.9);
  const report = {
    ...scored,
    delivery: reportDelivery(plan, videos, sounds),
    stills: await makeFindingStills(work, prepared, scored.findings),
  };
  await output.write('report.json', `${JSON.stringify(report, null, 2)}\n`);
  work.log.info({ scores: report.scores }, 'packaged and scored');
  work.onProgress(1);
  return { report, durationSeconds };
}

async function readResults(folder: WorkFolder) {
  const prepared = await needed(folder.read<PreparedFacts>(PREPARED), PREPARED);
  const chunks: ChunkFacts[] = [];
  for (const index of prepared.plan.chunks.keys()) {
    const result = chunkResult(index);
    chunks.push(await needed(folder.read<ChunkFacts>(result), result));
  }
  const sound =
    prepared.plan.sound === null ? null : await needed(folder.read<SoundFacts>(SOUND), SOUND);
  return { prepared, chunks, sound };
}

async function needed<T>(read: Promise<T | null>, what: string): Promise<T> {
  const facts = await read;
  if (facts === null) throw new Error(`a lesson cannot be finished without its ${what}`);
  return facts;
}

/** The first of the best. */
async function readBest(
  folder: WorkFolder,
  chunks: readonly ChunkFacts[],
): Promise<BestStill | null> {
  let chosen: Readonly<{ chunk: number; best: NonNullable<ChunkFacts['best']> }> | null = null;
  for (const [chunk, { best }] of chunks.entries()) {
    if (best !== null && best.appeal > (chosen?.best.appeal ?? 0)) chosen = { chunk, best };
  }
  if (chosen === null) return null;
  const { atSeconds, width, height } = chosen.best;
  const bytes = await readFile(folder.file(chunkResult(chosen.chunk), STILL_FILE));
  return { atSeconds, width, height, bytes };
}
