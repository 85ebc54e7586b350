import type { Track } from '../package/track.ts';
import { audioEnd, audioGrid } from '../package/track-grid.ts';
import { createTrackWriter } from '../package/write-track.ts';
import { framesPerSecond, type Plan, type SoundPlan } from '../plan/plan.ts';
import type { TapSink } from '../score/taps.ts';
import { runTool } from '../tool/run-tool.ts';
import type { TranscodeLimits } from '../transcode-limits.ts';
import { cutSamples } from './cut-samples.ts';
import { encodeLimits } from './encode-limits.ts';
import { judgeToolError } from './judge-encoding.ts';
import { SOUND_FDS, type SoundRendition, soundArgv } from './sound-argv.ts';

export type SoundEncoding = Readonly<{
  /** How the source is opened. */
  input: readonly string[];
  plan: Pick<Plan, 'timing' | 'frames' | 'segments' | 'taps' | 'zeroSeconds'>;
  sound: SoundPlan;
  /** Gets every sample, in order; null: nothing is measured. */
  sink: Pick<TapSink, 'sound'> | null;
  renditions: readonly Readonly<SoundRendition & { folder: string }>[];
  outputFolder: string;
  durationSeconds: number;
  limits: TranscodeLimits;
  signal: AbortSignal;
  /** Seconds of sound done, now and then. */
  onProgress: (seconds: number) => void;
}>;

/**
 * Decodes the sound of a whole lesson once, into samples and renditions. Throws UnusableSourceError when nothing of it
 * can be decoded, ToolError when ffmpeg fails otherwise, and the signal's reason.
 */
export async function encodeSound(encoding: SoundEncoding): Promise<readonly Track[]> {
  const { input, plan, sound, sink, renditions, outputFolder, limits, signal } = encoding;
  const tap = sink === null ? null : plan.taps.sound;
  const writers = renditions.map(({ folder, sampleRateHz }) => ({
    sampleRateHz,
    writer: createTrackWriter({
      ...{
        outputFolder,
        folder,
        first: 0,
        end: audioEnd(plan, sampleRateHz),
        loose: { missing: 1 },
      },
      grid: audioGrid(plan, sampleRateHz),
    }),
  }));
  let samples = 0;
  const cutter = cutSamples(sound.channels, (channels) => {
    samples += channels[0]?.length ?? 0;
    sink?.sound(channels);
    encoding.onProgress(samples / (plan.taps.sound?.sampleRateHz ?? 1));
  });
  try {
    await runTool({
      argv: soundArgv({
        ...{ input, zeroSeconds: plan.zeroSeconds, sound, tap, renditions },
        // A block and more: the encoder delays what it is given.
        leastSeconds: plan.frames / framesPerSecond(plan.timing.frameRate) + 0.1,
      }),
      limits: encodeLimits(limits, encoding.durationSeconds),
      outputs: [
        ...(tap === null ? [] : [{ fd: SOUND_FDS.tap, consume: cutter.add, showsProgress: true }]),
        ...writers.map(({ writer, sampleRateHz }, index) => ({
          fd: SOUND_FDS.rendition(index),
          showsProgress: true,
          consume(bytes: Uint8Array) {
            writer.add(bytes);
            if (tap === null) encoding.onProgress((writer.count() * 1024) / sampleRateHz);
          },
        })),
      ],
      signal,
      stallSeconds: limits.stallSeconds,
    });
  } catch (error) {
    throw judgeToolError(error, samples + (writers[0]?.writer.count() ?? 0));
  }
  cutter.end();
  return writers.map(({ writer }) => writer.end());
}
