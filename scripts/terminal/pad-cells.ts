/** Chinese, Japanese and Korean characters, their punctuation and full-width forms: two cells on a terminal. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

/** How many cells of a terminal a text takes. */
export function countCells(text: string): number {
  return [...text].reduce((cells, character) => cells + (WIDE.test(character) ? 2 : 1), 0);
}

/** Fills up with spaces at the end; a longer text stays as it is. */
export function padCells(text: string, cells: number): string {
  return text + ' '.repeat(Math.max(0, cells - countCells(text)));
}

/** Rows of texts as lines with aligned columns; the last column is never filled up. */
export function alignColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [at, text] of row.slice(0, -1).entries()) {
      widths[at] = Math.max(widths[at] ?? 0, countCells(text));
    }
  }
  return rows.map((row) =>
    row
      .map((text, at) => (at === row.length - 1 ? text : padCells(text, widths[at]!)))
      .join('  ')
      .trimEnd(),
  );
}
