import { UnusableInputError } from '../terminal/run-command.ts';
import type { Line } from './line.ts';
import { SendError } from './send-error.ts';
import { tusRequest } from './tus-request.ts';

/**
 * Throws UnusableInputError when the server has found the lesson's file to be no video; the answer that said so may
 * have been lost. A lesson that cannot be asked for is taken to be sound.
 */
export async function requireNotRejected(
  line: Line,
  origin: string,
  lessonId: string,
): Promise<void> {
  const failure = await readFailure(line, `${origin}/api/lessons/${lessonId}`);
  if (failure?.code === 'not-a-video') {
    throw new UnusableInputError('not-a-video', String(failure.message));
  }
}

async function readFailure(line: Line, url: string) {
  try {
    const { body } = await tusRequest(line, { method: 'GET', url });
    const lesson = JSON.parse(body) as Readonly<{
      failure?: Readonly<{ code?: unknown; message?: unknown }> | null;
    }>;
    return lesson.failure ?? null;
  } catch (error) {
    if (error instanceof SendError || error instanceof SyntaxError) return null;
    throw error;
  }
}
