import { useEffect, useState } from 'preact/hooks';
import { ApiError } from '../http/api-error.ts';

export type Loaded<T> =
  | Readonly<{ status: 'loading' }>
  | Readonly<{ status: 'ready'; value: T }>
  | Readonly<{ status: 'failed'; error: ApiError | Error }>;

/** Reads something when `keys` change; what was there stays until the new answer has come. */
export function useLoaded<T>(
  read: (signal: AbortSignal) => Promise<T>,
  keys: readonly unknown[],
): readonly [Loaded<T>, () => void] {
  const [state, setState] = useState<Loaded<T>>({ status: 'loading' });
  const [round, setRound] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    read(abort.signal).then(
      (value) => !abort.signal.aborted && setState({ status: 'ready', value }),
      (error: unknown) => {
        if (abort.signal.aborted) return;
        setState({ status: 'failed', error: error instanceof Error ? error : new ApiError(0) });
      },
    );
    return () => abort.abort();
  }, [...keys, round]);
  const reload = () => {
    setState((before) => (before.status === 'failed' ? { status: 'loading' } : before));
    setRound((before) => before + 1);
  };
  return [state, reload];
}
