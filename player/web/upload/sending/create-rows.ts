import { type ReadonlySignal, signal } from '@preact/signals';
import type { RowState, UploadRow } from './upload-row.ts';

/** The picked files in the order they were picked. */
export type Rows = Readonly<{
  all: ReadonlySignal<readonly UploadRow[]>;
  find(id: string): UploadRow | undefined;
  add(row: UploadRow): void;
  /** Does nothing to a row that has gone. */
  patch(id: string, fields: Partial<Omit<UploadRow, 'id'>>): void;
  setState(id: string, state: RowState): void;
  remove(id: string): void;
}>;

export function createRows(): Rows {
  const all = signal<readonly UploadRow[]>([]);
  const patch: Rows['patch'] = (id, fields) => {
    all.value = all.peek().map((row) => (row.id === id ? { ...row, ...fields } : row));
  };
  return {
    all,
    find: (id) => all.peek().find((row) => row.id === id),
    add: (row) => {
      all.value = [...all.peek(), row];
    },
    patch,
    setState: (id, state) => patch(id, { state }),
    remove: (id) => {
      all.value = all.peek().filter((row) => row.id !== id);
    },
  };
}
