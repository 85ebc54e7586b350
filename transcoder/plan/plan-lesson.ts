import type { Ladder } from '../../config/ladder.ts';
import type { PacketScan } from '../probe/packet-scan.ts';
import type { Probe } from '../probe/probe.ts';
import type { CopyVerdict, SoundVerdict } from './copy-verdict.ts';
import { judgeStill } from './judge-still.ts';
import { framesPerSecond, type Plan } from './plan.ts';
import { planChunks } from './plan-chunks.ts';
import { planGrid } from './plan-grid.ts';
import { planMeasuring } from './plan-measuring.ts';
import { planSeeks } from './plan-seeks.ts';
import { planVideo } from './plan-video.ts';

/** What of the source is taken as it is; null: there is no sound. */
export type Verdicts = Readonly<{ copy: CopyVerdict; soundCopy: SoundVerdict | null }>;

/** The packets of both streams; null: there is no sound. */
export type Scans = Readonly<{ picture: PacketScan; sound: PacketScan | null }>;

/** All that will be made of this source, before any of it is made. */
export function planLesson(
  probe: Probe,
  scans: Scans,
  ladder: Ladder,
  { copy, soundCopy }: Verdicts,
): Plan {
  const { picture: scan } = scans;
  const measuring = planMeasuring(probe, ladder, soundCopy?.copied ?? false);
  const rate = framesPerSecond(measuring.timing.frameRate);
  const frames = countFrames(probe, scans, copy, rate);
  const stillContent = judgeStill(scan, probe.video.framesPerSecond, ladder);
  const sourceKeyframes = copy.copied ? copy.keyframes : null;
  const grid = planGrid({ frames, framesPerSecond: rate, stillContent, sourceKeyframes, ladder });
  const { segments } = grid;
  const seeks = planSeeks(scan, rate, segments);
  const inVain = segments.map((frame, index) => frame - frameAt(seeks[index] ?? null, scan, rate));
  const starts = planChunks({ segments, inVain, frames, framesPerSecond: rate, ladder });
  return {
    ...measuring,
    ...planVideo(probe, scan, ladder, copy.copied),
    ...grid,
    zeroSeconds: scan.zeroSeconds,
    frames,
    chunks: starts.map((firstFrame, index) => ({
      firstFrame,
      endFrame: starts[index + 1] ?? frames,
      seekSeconds: seeks[segments.indexOf(firstFrame)] ?? null,
    })),
    copyVerdict: copy,
    soundVerdict: soundCopy,
    stillContent,
  };
}

/** Of a seek; null: the file's start. */
function frameAt(seekSeconds: number | null, { zeroSeconds }: PacketScan, rate: number): number {
  return seekSeconds === null ? 0 : Math.round((seekSeconds - zeroSeconds) * rate);
}

/** A copied stream's own; else as many as the grid has until picture and sound are both over: the last picture stays. */
function countFrames(
  probe: Probe,
  { picture, sound }: Scans,
  copy: CopyVerdict,
  rate: number,
): number {
  if (copy.copied) return picture.packets.sizeBytes.length;
  const ends = picture.endSeconds > 0 ? picture.endSeconds : probe.durationSeconds;
  return Math.max(1, Math.round(Math.max(ends, sound?.endSeconds ?? 0) * rate));
}
