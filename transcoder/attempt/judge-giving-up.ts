import type { Failure } from '../../storage/catalog/lesson.ts';
import { ToolError } from '../tool/tool-error.ts';

/** What a lesson is told whose step failed at its last try, for whatever reason. */
export function judgeGivingUp(error: Error): Failure {
  if (error instanceof ToolError && error.failure === 'stalled') {
    return {
      code: 'timed-out',
      message:
        '处理多次停滞，已放弃。请检查视频能否正常播放，重新导出后再上传。 / Processing stood still several times and was given up. Check that the video plays, export it again and upload the new file.',
    };
  }
  return {
    code: 'internal',
    message:
      '多次处理失败，请联系管理员。 / Processing failed several times; ask your administrator.',
  };
}
