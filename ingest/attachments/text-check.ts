import { ProblemError } from '../../config/http/problem.ts';

/** UTF-8, and what Chinese Windows calls ANSI. */
const CHARSETS = ['utf-8', 'gb18030'] as const;

export type Charset = (typeof CHARSETS)[number];

/** Finds out whether bytes are text, and in which charset. Throws `attachment-content` where they are not. */
export class TextCheck {
  #possible = CHARSETS.map((charset) => ({
    charset,
    decoder: new TextDecoder(charset, { fatal: true }),
  }));

  /** The bytes again, each looked at. */
  async *pass(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of content) {
      if (chunk.includes(0)) throw new ProblemError('attachment-content');
      this.#keep((decoder) => decoder.decode(chunk, { stream: true }));
      yield chunk;
    }
    this.#keep((decoder) => decoder.decode());
  }

  /** The likeliest of what is possible so far. */
  get charset(): Charset {
    return this.#possible[0]!.charset;
  }

  #keep(decode: (decoder: TextDecoder) => void): void {
    this.#possible = this.#possible.filter(({ decoder }) => {
      try {
        decode(decoder);
        return true;
      } catch {
        return false;
      }
    });
    if (this.#possible.length === 0) throw new ProblemError('attachment-content');
  }
}
