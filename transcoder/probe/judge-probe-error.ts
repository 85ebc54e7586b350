import type { Bilingual } from '../../storage/catalog/report.ts';
import { ToolError } from '../tool/tool-error.ts';
import { MAX_STREAMS } from '../tool/untrusted-input.ts';
import { UnusableSourceError } from './unusable-source-error.ts';

const TOO_MANY_STREAMS: Bilingual = {
  zh: `这个视频的音视频轨道过多（超过 ${MAX_STREAMS} 条），请导出为只有一条画面和一条声音的 MP4，再上传。`,
  en: `This video has too many tracks (over ${MAX_STREAMS}); export it as MP4 with one picture and one sound, then upload it.`,
};

/** ffprobe's refusal, in the teacher's terms; what is our own fault, and worth another try, stays what it is. */
export function judgeProbeError(error: unknown): unknown {
  if (!(error instanceof ToolError)) return error;
  switch (error.failure) {
    case 'missing':
    case 'unconfined':
      return error;
    case 'stalled':
    case 'cpu-limit':
    case 'flood':
      return new UnusableSourceError('timed-out', error);
    case 'exit':
      // Somebody killed it: that says nothing of the source.
      return error.exitCode === null ? error : judgeWords(error);
  }
}

function judgeWords(error: ToolError): unknown {
  const words = error.stderrTail;
  // Said together with a lack of memory, which there is none of.
  if (/exceeds max_streams/.test(words)) {
    return new UnusableSourceError('unsupported', error, TOO_MANY_STREAMS);
  }
  if (/Cannot allocate memory/.test(words)) return error;
  if (/Codec \(\S+\) not on whitelist/.test(words))
    return new UnusableSourceError('unsupported', error);
  if (/End of file|ended prematurely/.test(words))
    return new UnusableSourceError('truncated', error);
  return new UnusableSourceError('not-a-video', error);
}
