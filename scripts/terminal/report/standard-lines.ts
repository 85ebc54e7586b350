import type { Report } from '../../../storage/catalog/report.ts';
import { countCells, padCells } from '../pad-cells.ts';
import type { Paint, Tone } from '../paint.ts';
import { wrapCells } from '../wrap-cells.ts';
import { showNumber } from './show-number.ts';

const LINE_CELLS = 98;
const GAP = 2;

/** Clause by clause: what is not met first, then what is, then what cannot be judged. */
export function standardLines(
  { standard }: Pick<Report, 'standard'>,
  paint: Paint,
): readonly string[] {
  const inOrder = [false, true, null].flatMap((ok) => standard.filter((each) => each.ok === ok));
  const widest = (texts: readonly string[], most: number) =>
    Math.min(most, Math.max(0, ...texts.map(countCells)));
  const verdictCells = widest(
    inOrder.map(({ ok }) => wordsOf(ok)),
    14,
  );
  const ruleCells = widest(
    inOrder.map(({ rule }) => rule),
    30,
  );
  const requiredCells = widest(
    inOrder.map(({ required }) => required),
    34,
  );
  const measuredCells = LINE_CELLS - verdictCells - ruleCells - requiredCells - 3 * GAP;
  return inOrder.flatMap(({ ok, rule, required, measured }) => {
    const asked = wrapCells(required, requiredCells);
    const found = wrapCells(showNumber(measured), measuredCells);
    const lines = Array.from({ length: Math.max(asked.length, found.length) }, (_, at) =>
      `${padCells(asked[at] ?? '', requiredCells + GAP)}${found[at] ?? ''}`.trimEnd(),
    );
    const verdict = `${paint(toneOf(ok), wordsOf(ok))}${' '.repeat(verdictCells + GAP - countCells(wordsOf(ok)))}`;
    const margin = ' '.repeat(verdictCells + ruleCells + 2 * GAP);
    return lines.map((line, at) =>
      at === 0 ? `${verdict}${padCells(rule, ruleCells + GAP)}${line}` : `${margin}${line}`,
    );
  });
}

function wordsOf(ok: boolean | null): string {
  if (ok === null) return '未判 n/a';
  return ok ? '符合 ok' : '不符 NOT MET';
}

function toneOf(ok: boolean | null): Tone {
  if (ok === null) return 'faint';
  return ok ? 'good' : 'bad';
}
