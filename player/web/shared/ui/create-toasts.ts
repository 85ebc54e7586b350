import { type ReadonlySignal, signal } from '@preact/signals';

export type Toast = Readonly<{ id: number; tone: 'good' | 'bad'; text: string }>;

/** Short notices that go away by themselves. */
export type Toasts = Readonly<{
  shown: ReadonlySignal<readonly Toast[]>;
  show(tone: Toast['tone'], text: string): void;
  dismiss(id: number): void;
}>;

const GOOD_MS = 5_000;
/** Bad news takes longer to read. */
const BAD_MS = 10_000;

export function createToasts(): Toasts {
  const shown = signal<readonly Toast[]>([]);
  let nextId = 1;
  const dismiss = (id: number) => {
    shown.value = shown.value.filter((toast) => toast.id !== id);
  };
  return {
    shown,
    dismiss,
    show: (tone, text) => {
      const id = nextId;
      nextId += 1;
      shown.value = [...shown.value.slice(-2), { id, tone, text }];
      setTimeout(() => dismiss(id), tone === 'good' ? GOOD_MS : BAD_MS);
    },
  };
}
