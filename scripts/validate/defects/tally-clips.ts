import type { FigureRow } from '../figure-row.ts';
import type { ClipResult } from './run-clip.ts';

const LEAST_INSTANCES = 300;
const LEAST_SHARE = 0.95;

/** Recall and precision over all clips, then each code's recall with what was falsely found of it. */
export function tallyClips(results: readonly ClipResult[]): readonly FigureRow[] {
  const recalled = results.flatMap(({ matched }) => matched.recalled);
  const missed = results.flatMap(({ matched }) => matched.missed);
  const right = results.flatMap(({ matched }) => matched.right);
  const wrong = results.flatMap(({ matched }) => matched.wrong);
  const codes = [...new Set([...recalled, ...missed, ...wrong].map(({ code }) => code))].sort();
  const instances = recalled.length + missed.length;
  return [
    {
      ...{ name: 'defects injected', value: instances, unit: '', limit: `≥ ${LEAST_INSTANCES}` },
      ...{
        ok: instances >= LEAST_INSTANCES,
        detail: `${codes.length} codes, ${results.length} clips`,
      },
    },
    share('recall', recalled.length, missed.length),
    share('precision', right.length, wrong.length),
    ...codes.map((code): FigureRow => {
      const of = <T extends { code: string }>(list: readonly T[]) =>
        list.filter((each) => each.code === code).length;
      const all = of(recalled) + of(missed);
      return {
        ...{ name: `recall ${code}`, value: all === 0 ? Number.NaN : of(recalled) / all },
        ...{ unit: '', limit: '', ok: true },
        detail: `${of(recalled)} of ${all}; ${of(wrong)} falsely found of ${of(right) + of(wrong)}`,
      };
    }),
  ];
}

function share(name: string, yes: number, no: number): FigureRow {
  const value = yes + no === 0 ? Number.NaN : yes / (yes + no);
  return {
    ...{ name, value, unit: '', limit: `≥ ${LEAST_SHARE}` },
    ...{ ok: value >= LEAST_SHARE, detail: `${yes} of ${yes + no}` },
  };
}
