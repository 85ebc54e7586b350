import { ToolError } from '../tool/tool-error.ts';
import { UnusableSourceError } from './unusable-source-error.ts';

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
    case 'exit': {
      // Somebody killed it, the kernel short of memory above all: that says nothing of the source.
      if (error.exitCode === null || /Cannot allocate memory/.test(error.stderrTail)) return error;
      const endsEarly = /End of file|ended prematurely/.test(error.stderrTail);
      return new UnusableSourceError(endsEarly ? 'truncated' : 'not-a-video', error);
    }
  }
}
