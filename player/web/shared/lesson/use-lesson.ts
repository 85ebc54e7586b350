import { useEffect, useState } from 'preact/hooks';
import type { Lesson } from '../../../../storage/catalog/lesson.ts';
import { useApp } from '../app-context.ts';
import { ApiError } from '../http/api-error.ts';
import { type Loaded, useLoaded } from '../ui/use-loaded.ts';

/**
 * A lesson as it is now: read once, then as the event stream says, and read again after the stream was away.
 * Beside it, the ways to read it again and to tell what a change has answered.
 */
export function useLesson(
  id: string,
): readonly [Loaded<Lesson>, () => void, (lesson: Lesson) => void] {
  const { api, events } = useApp();
  /** Told by the stream since the last reading began; newer than what that reading brings. */
  const [told, setTold] = useState<Lesson | 'removed' | null>(null);
  useEffect(
    () =>
      events.subscribe({
        changed: (lesson) => lesson.id === id && setTold(lesson),
        removed: (removedId) => removedId === id && setTold('removed'),
      }),
    [id],
  );
  const [loaded, reload] = useLoaded(
    (signal) => api.get<Lesson>(`/api/lessons/${encodeURIComponent(id)}`, signal),
    [id, events.reopened.value],
  );
  useEffect(() => setTold(null), [id, events.reopened.value]);
  if (told === 'removed') return [{ status: 'failed', error: new ApiError(404) }, reload, setTold];
  if (told !== null && told.id === id) return [{ status: 'ready', value: told }, reload, setTold];
  return [loaded, reload, setTold];
}
