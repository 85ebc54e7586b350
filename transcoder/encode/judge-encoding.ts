import type { Bilingual } from '../../storage/catalog/report.ts';
import { UnusableSourceError } from '../probe/unusable-source-error.ts';
import { ToolError } from '../tool/tool-error.ts';
import { isRefusal } from './is-refusal.ts';

/** How much picture and sound there really is. */
type Came = Readonly<{ pictureSeconds: number; soundSeconds: number }>;

/** Less than this share of what the file promised, and something is missing. */
const ENOUGH = 0.9;
/** Headers round, and short clips end between frames. */
const SLACK_SECONDS = 1;

/** ffmpeg ends with this when more frames fail than not. */
const MOST_FRAMES_FAILED = 69;
const DAMAGED: Bilingual = {
  zh: '这个视频的很大一部分无法解码，文件可能已损坏或受加密保护；请重新导出为 MP4（H.264），再上传。',
  en: 'A large part of this video cannot be decoded: it is damaged or protected; export it as MP4 (H.264) again, then upload it.',
};

/**
 * Whose fault a tool is that failed after so many frames (or samples): the source's where nothing could be decoded, or less
 * than half, else ours, and worth another try.
 */
export function judgeToolError(error: unknown, decoded: number): unknown {
  if (!(error instanceof ToolError)) return error;
  if (error.failure === 'cpu-limit') return new UnusableSourceError('timed-out', error);
  if (error.failure === 'flood') return new UnusableSourceError('unsupported', error);
  if (error.failure === 'exit' && error.exitCode === MOST_FRAMES_FAILED) {
    return new UnusableSourceError('unsupported', error, DAMAGED);
  }
  return isRefusal(error) && decoded === 0 ? new UnusableSourceError('unsupported', error) : error;
}

/** Throws when there is far less than the file had promised. */
export function refuseWhatFellShort(came: Came, promisedSeconds: number): void {
  // The longer of the two: a picture may well end before its sound, or the other way round.
  const seconds = Math.max(came.pictureSeconds, came.soundSeconds);
  if (seconds < promisedSeconds * ENOUGH - SLACK_SECONDS)
    throw new UnusableSourceError('truncated');
}
