import { PackagingError } from '../package/packaging-error.ts';
import type { Track } from '../package/track.ts';
import { audioEnd, audioGrid, videoGrid } from '../package/track-grid.ts';
import { createTrackWriter } from '../package/write-track.ts';
import type { Plan, RenditionPlan, SoundPlan } from '../plan/plan.ts';
import { runTool } from '../tool/run-tool.ts';
import type { TranscodeLimits } from '../transcode-limits.ts';
import { COPY_FDS, copyArgv } from './copy-argv.ts';
import { encodeLimits } from './encode-limits.ts';
import { videoFolder } from './encode-pictures.ts';
import { inspectCopiedPicture } from './inspect-copied-picture.ts';
import { isRefusal } from './is-refusal.ts';

export type Copying = Readonly<{
  /** How the source is opened. */
  input: readonly string[];
  plan: Plan;
  /** What is copied; null: not that. */
  video: RenditionPlan | null;
  sound: Readonly<{ plan: SoundPlan; folder: string }> | null;
  outputFolder: string;
  durationSeconds: number;
  limits: TranscodeLimits;
  signal: AbortSignal;
}>;

export type Copied = Readonly<{ video: Track | null; sound: Track | null }>;

/**
 * Hands the source's own pictures and sound on as renditions. Throws PackagingError where they turn out not to be what
 * their headers said (no IDR where a segment starts, sound with holes), ToolError, and the signal's reason.
 */
export async function copyStreams(copying: Copying): Promise<Copied> {
  const { input, plan, video, sound, outputFolder, limits, signal } = copying;
  if (video === null && sound === null) return { video: null, sound: null };
  const picture =
    video &&
    createTrackWriter({
      ...{ outputFolder, folder: videoFolder(video) },
      // All of the source's own: what players wind by is every picture that decodes alone.
      grid: videoGrid({ ...plan, keyframes: plan.copyVerdict.keyframes }),
      ...{ first: 0, end: plan.frames, inspect: inspectCopiedPicture(videoFolder(video)) },
    });
  const audio =
    sound &&
    createTrackWriter({
      ...{ outputFolder, folder: sound.folder, grid: audioGrid(plan, sound.plan.sampleRateHz) },
      ...{ first: 0, end: audioEnd(plan, sound.plan.sampleRateHz), loose: { missing: 3 } },
    });
  const writers = [
    ...(picture === null ? [] : [{ fd: COPY_FDS.video, writer: picture }]),
    ...(audio === null ? [] : [{ fd: COPY_FDS.audio, writer: audio }]),
  ];
  await refusingWhatCannotBe(sound?.folder ?? (video && videoFolder(video)) ?? '', () =>
    runTool({
      argv: copyArgv({
        input,
        zeroSeconds: plan.zeroSeconds,
        video: video && {
          streamIndex: plan.picture.streamIndex,
          timescale: videoGrid(plan).timescale,
        },
        audio: sound && { streamIndex: sound.plan.streamIndex },
      }),
      limits: encodeLimits(limits, copying.durationSeconds),
      outputs: writers.map(({ fd, writer }) => ({ fd, consume: writer.add, showsProgress: true })),
      signal,
      stallSeconds: limits.stallSeconds,
    }),
  );
  return { video: picture?.end() ?? null, sound: audio?.end() ?? null };
}

/** A muxer that will not have a stream, the sound's more often than not, refuses that one as our packager would. */
async function refusingWhatCannotBe<T>(folder: string, copy: () => Promise<T>): Promise<T> {
  try {
    return await copy();
  } catch (error) {
    throw isRefusal(error) ? new PackagingError(folder, 'cannot be copied', error) : error;
  }
}
