import { ToolError } from '../tool/tool-error.ts';

/** Whether a tool ended because of what it was given, rather than for lack of disk or memory or by somebody's hand. */
export function isRefusal(error: unknown): error is ToolError {
  return (
    error instanceof ToolError &&
    error.failure === 'exit' &&
    error.exitCode !== null &&
    !/No space left|Cannot allocate memory/.test(error.stderrTail)
  );
}
