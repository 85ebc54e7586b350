import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

const FOCUSABLE = 'button:not([disabled]), input:not([disabled]), a[href]';

/**
 * When the row that has the focus goes, the focus moves to the row in its place, or to `heading`: not to the top of
 * the page. Rows carry their id in `data-row-id`.
 */
export function useKeptFocus(
  list: RefObject<HTMLElement>,
  heading: RefObject<HTMLElement>,
  ids: readonly string[],
): void {
  const focused = useRef<Readonly<{ id: string; index: number }> | null>(null);
  const known = useRef(ids);
  known.current = ids;
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      const row = target instanceof Element ? target.closest<HTMLElement>('[data-row-id]') : null;
      const id = row !== null && list.current?.contains(row) ? row.dataset.rowId : undefined;
      focused.current = id === undefined ? null : { id, index: known.current.indexOf(id) };
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
  useLayoutEffect(() => {
    const last = focused.current;
    if (last === null || ids.includes(last.id) || document.activeElement !== document.body) return;
    const rows = list.current?.querySelectorAll<HTMLElement>('[data-row-id]') ?? [];
    const next = rows[Math.min(last.index, rows.length - 1)];
    (next?.querySelector<HTMLElement>(FOCUSABLE) ?? heading.current)?.focus();
  }, [ids.join('\n')]);
}
