import { expect, it } from 'vitest';
import {
  judgeToolError,
  refuseWhatFellShort,
} from '../../../../transcoder/encode/judge-encoding.ts';
import { ToolError, type ToolFailure } from '../../../../transcoder/tool/tool-error.ts';

const MINUTE = 1500;

function failed(failure: ToolFailure, exitCode: number | null, stderrTail = ''): ToolError {
  return new ToolError(failure, ['ffmpeg'], { exitCode, signal: null, stderrTail });
}

it('blames the source when not a frame could be decoded', () => {
  expect(judgeToolError(failed('exit', 69), 0)).toMatchObject({ code: 'unsupported' });
});

it('says that time ran out', () => {
  expect(judgeToolError(failed('cpu-limit', 255), MINUTE)).toMatchObject({ code: 'timed-out' });
  expect(judgeToolError(failed('cpu-limit', 255), 0)).toMatchObject({ code: 'timed-out' });
});

it('blames the source when most frames could not be decoded', () => {
  const judged = judgeToolError(failed('exit', 69), MINUTE);
  expect(judged).toMatchObject({
    code: 'unsupported',
    message: expect.stringContaining('damaged'),
  });
});

it('takes no source that makes an encoder write without end', () => {
  expect(judgeToolError(failed('flood', null), MINUTE)).toMatchObject({ code: 'unsupported' });
});

it.each([
  ['a failure in mid-lesson', failed('exit', 1), MINUTE],
  ['a full disk', failed('exit', 1, 'No space left on device'), 0],
  ['a kill from outside', failed('exit', null), 0],
  ['a tool that fell silent', failed('stalled', null), MINUTE],
  ['a missing tool', failed('missing', 127), 0],
  ['a machine that does not confine it', failed('unconfined', 125), 0],
  ['an error of another kind', new Error('cancelled'), 0],
])('leaves %s what it is, worth another try', (_, error, decoded) => {
  expect(judgeToolError(error, decoded)).toBe(error);
});

it('misses what the file had promised', () => {
  const short = { pictureSeconds: 50, soundSeconds: 40 };
  expect(() => refuseWhatFellShort(short, 60)).toThrow(
    expect.objectContaining({ code: 'truncated' }) as Error,
  );
  const nothing = { pictureSeconds: 0, soundSeconds: 0 };
  expect(() => refuseWhatFellShort(nothing, 60)).toThrow(
    expect.objectContaining({ code: 'truncated' }) as Error,
  );
});

it('does not mind a picture that ends before its sound, or a header that rounds', () => {
  expect(() => refuseWhatFellShort({ pictureSeconds: 5, soundSeconds: 60 }, 60)).not.toThrow();
  expect(() => refuseWhatFellShort({ pictureSeconds: 0.4, soundSeconds: 0 }, 1)).not.toThrow();
});
