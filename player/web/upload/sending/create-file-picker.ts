import type { Unfinished } from '../unfinished/create-unfinished.ts';
import { matchUnfinished } from '../unfinished/match-unfinished.ts';
import type { UnfinishedUpload } from '../unfinished/unfinished-upload.ts';
import type { Rows } from './create-rows.ts';
import type { UploadDoor } from './create-upload-door.ts';
import { inspectFile } from './inspect-file.ts';
import type { Sender } from './sender.ts';
import type { UploadMemory } from './upload-memory.ts';
import type { RowState, UploadRow } from './upload-row.ts';

/** Takes picked files into the list and looks at each before anything is sent. */
export type FilePicker = Readonly<{
  /** Gives those that were new; a file that is there already stays as it is. */
  pick(files: readonly File[]): readonly File[];
  /** The file of an unfinished upload, picked again. Gives its row's id; null where it is another file. */
  pickFor(upload: UnfinishedUpload, file: File): string | null;
}>;

export function createFilePicker(deps: {
  rows: Rows;
  sender: Sender;
  door: Pick<UploadDoor, 'inspect'>;
  unfinished: Pick<Unfinished, 'all' | 'read'>;
  memory: Pick<UploadMemory, 'recall'>;
  maxSizeBytes: number | null;
  /** A file that was started before its check was over. */
  onChecked: (id: string) => void;
  /** A file that could not be read was picked again. */
  onReadable: (id: string) => void;
}): FilePicker {
  const { rows, sender, door, unfinished } = deps;

  const check = async (id: string, file: File): Promise<void> => {
    const [{ problem, source }] = await Promise.all([
      inspectFile(file, deps.maxSizeBytes, door),
      unfinished.read().catch(() => null),
    ]);
    const row = rows.find(id);
    if (row?.state.name !== 'checking') return;
    if (problem !== null) {
      rows.patch(id, { state: { name: 'refused', why: problem }, source });
      return;
    }
    const taken = rows.all.peek().flatMap((each) => [each.url, each.resume?.url]);
    const free = unfinished.all.peek().filter((upload) => !taken.includes(upload.url));
    const resume = matchUnfinished(row, free, deps.memory.recall(id));
    rows.patch(id, { state: { name: 'ready' }, source, resume });
    if (row.state.thenSend) deps.onChecked(id);
  };

  const pickAgain = (id: string, file: File): void => {
    const row = rows.find(id);
    if (row?.state.name === 'failed' && row.state.error.code === 'unreadable') {
      sender.replace(id, file);
      deps.onReadable(id);
    } else if (row?.state.name === 'refused' && row.state.why === 'unreadable') {
      sender.replace(id, file);
      rows.setState(id, { name: 'checking', thenSend: false });
      void check(id, file);
    }
  };

  return {
    pick: (files) => {
      const added: File[] = [];
      for (const file of files) {
        const { id, isNew } = sender.add(file);
        if (!isNew) {
          pickAgain(id, file);
          continue;
        }
        added.push(file);
        rows.add(newRow(id, file, { name: 'checking', thenSend: false }));
        void check(id, file);
      }
      return added;
    },
    pickFor: (upload, file) => {
      if (file.size !== upload.length) return null;
      const { id, isNew } = sender.add(file);
      if (isNew) rows.add(newRow(id, file, { name: 'ready' }));
      const { state } = rows.find(id) ?? { state: { name: 'gone' } };
      if (state.name === 'ready' || state.name === 'checking') {
        rows.patch(id, { state: { name: 'ready' }, resume: upload, title: upload.title });
      }
      return id;
    },
  };
}

function newRow(id: string, file: File, state: RowState): UploadRow {
  return {
    id,
    name: file.name,
    sizeBytes: file.size,
    // A file's name without its extension is a first guess at the title.
    title: file.name.replace(/(?<=.)\.[^.]{1,10}$/, ''),
    state,
    source: null,
    resume: null,
    url: null,
    lessonId: null,
    sentBytes: 0,
    arrivedBytes: 0,
    samples: [],
    failures: 0,
    meta: null,
  };
}
