import { expect, it } from 'vitest';
import { judgeProbeError } from '../../../../transcoder/probe/judge-probe-error.ts';
import { ToolError, type ToolFailure } from '../../../../transcoder/tool/tool-error.ts';

function failed(failure: ToolFailure, exitCode: number | null, stderrTail = ''): ToolError {
  return new ToolError(failure, ['ffprobe'], { exitCode, signal: null, stderrTail });
}

it.each([
  ['not-a-video', failed('exit', 1, 'Invalid data found when processing input')],
  ['truncated', failed('exit', 1, 'End of file')],
  ['unsupported', failed('exit', 1, "Codec (snow) not on whitelist 'h264'")],
  ['not-a-video', failed('exit', 1, "Format not on whitelist 'mov'")],
  ['timed-out', failed('stalled', null)],
  ['timed-out', failed('cpu-limit', null)],
  ['timed-out', failed('flood', null)],
])('says %s of a source that ffprobe refuses', (code, error) => {
  expect(judgeProbeError(error)).toMatchObject({ code, cause: error });
});

it.each([
  ['a kill from outside', failed('exit', null)],
  ['a lack of memory', failed('exit', 1, 'Cannot allocate memory')],
  ['a missing tool', failed('missing', 127)],
  ['a machine that does not confine it', failed('unconfined', 125)],
  ['an error of another kind', new Error('cancelled')],
])('leaves %s what it is, worth another try', (_, error) => {
  expect(judgeProbeError(error)).toBe(error);
});

it('tells of too many tracks, though ffprobe speaks of memory', () => {
  const words =
    'Number of streams exceeds max_streams parameter (32)\na.mkv: Cannot allocate memory';
  const judged = judgeProbeError(failed('exit', 1, words));
  expect(judged).toMatchObject({ code: 'unsupported', message: expect.stringContaining('tracks') });
});
