import { type ReadonlySignal, signal } from '@preact/signals';
import type { AttachmentKind } from '../../../../storage/catalog/attachment-store.ts';
import type { SendForm } from '../../shared/http/send-form.ts';
import type { LessonAttachment } from './attachment-kinds.ts';
import type { AttachmentProblem } from './check-attachment.ts';

/** A file on its way to a lesson. */
export type AttachmentSend = Readonly<{
  id: number;
  lessonId: string;
  kind: AttachmentKind;
  file: File;
  /** `stored` until whoever shows the lesson's files has read them again. */
  state: 'waiting' | 'sending' | 'stored' | 'refused';
  /** 0 to 1. */
  share: number;
  /** Why it was refused: before it left, or by the server. */
  refusal: AttachmentProblem | Error | null;
  stored: LessonAttachment | null;
}>;

/** A file to be sent, and what already speaks against it. */
export type WantedSend = Readonly<{ file: File; problem: AttachmentProblem | null }>;

/** Sends one file after the other, also while another page is shown. */
export type AttachmentSends = Readonly<{
  list: ReadonlySignal<readonly AttachmentSend[]>;
  add(lessonId: string, kind: AttachmentKind, wanted: readonly WantedSend[]): void;
  retry(id: number): void;
  /** Gives one up that has not arrived, forgets one that is over. */
  drop(id: number): void;
}>;

export function createAttachmentSends(deps: {
  sendForm: SendForm;
  onStored: (attachment: LessonAttachment) => void;
  /** Whether files would be lost with the page. */
  onBusy: (busy: boolean) => void;
}): AttachmentSends {
  const list = signal<readonly AttachmentSend[]>([]);
  let nextId = 1;
  let current: Readonly<{ id: number; abort: AbortController }> | null = null;

  const change = (id: number, fields: Partial<AttachmentSend>) => {
    list.value = list.value.map((each) => (each.id === id ? { ...each, ...fields } : each));
  };
  const goOn = () => {
    const next = current === null ? list.value.find(({ state }) => state === 'waiting') : undefined;
    if (next !== undefined) void send(next);
    deps.onBusy(current !== null);
  };
  const send = async (one: AttachmentSend) => {
    const abort = new AbortController();
    current = { id: one.id, abort };
    change(one.id, { state: 'sending', share: 0 });
    const form = new FormData();
    form.append('kind', one.kind);
    form.append('file', one.file, one.file.name);
    const path = `/api/lessons/${encodeURIComponent(one.lessonId)}/attachments`;
    try {
      const stored = await deps.sendForm<LessonAttachment>(path, form, {
        signal: abort.signal,
        onProgress: (share) => change(one.id, { share }),
      });
      change(one.id, { state: 'stored', share: 1, stored });
      deps.onStored(stored);
    } catch (error) {
      // One that was given up has left the list.
      change(one.id, { state: 'refused', refusal: error as Error });
    }
    current = null;
    goOn();
  };

  return {
    list,
    add(lessonId, kind, wanted) {
      const added = wanted.map(({ file, problem }): AttachmentSend => {
        const state = problem === null ? 'waiting' : 'refused';
        const id = nextId++;
        return { id, lessonId, kind, file, state, share: 0, refusal: problem, stored: null };
      });
      list.value = [...list.value, ...added];
      goOn();
    },
    retry(id) {
      change(id, { state: 'waiting', share: 0, refusal: null });
      goOn();
    },
    drop(id) {
      list.value = list.value.filter((each) => each.id !== id);
      if (current?.id === id) current.abort.abort();
    },
  };
}
