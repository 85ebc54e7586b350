import { countCells } from './pad-cells.ts';

/** Words with the space before them; Chinese characters one by one, closing punctuation with what it closes. */
const PIECES = /\s*(?:[^\s\u2e80-\uffef]+|[\u2e80-\uffef])[，。；：、！？）》”]*/gu;

/** A text as lines of at most so many cells; a word longer than a line stays whole. */
export function wrapCells(text: string, cells: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(PIECES) ?? []) {
    if (line !== '' && countCells(line + piece) > cells) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? piece.trimStart() : piece;
  }
  return [...lines, line];
}
