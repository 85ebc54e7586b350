import { ProblemError } from '../../config/http/problem.ts';
import type { ContentShape } from './attachment-types.ts';
import { HEAD_BYTES, headFits } from './head-fits.ts';

/** The bytes as they come, but none of them before the first fit the shape. Throws `attachment-content`. */
export async function* holdUntilFit(
  content: AsyncIterable<Buffer>,
  shape: ContentShape,
): AsyncGenerator<Buffer> {
  let head: Buffer | null = Buffer.alloc(0);
  for await (const chunk of content) {
    if (head === null) {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < HEAD_BYTES) continue;
    yield requireFit(head, shape);
    head = null;
  }
  if (head !== null) yield requireFit(head, shape);
}

function requireFit(head: Buffer, shape: ContentShape): Buffer {
  if (!headFits(head, shape)) throw new ProblemError('attachment-content');
  return head;
}
