import { useEffect, useState } from 'preact/hooks';
import type { Lesson } from '../../../../storage/catalog/lesson.ts';
import { useApp } from '../app-context.ts';
import { type Loaded, useLoaded } from '../ui/use-loaded.ts';

/** A lesson as it is now: read once, then as the event stream says, and read again after the stream was away. */
export function useLesson(id: string): readonly [Loaded<Lesson>, () => void] {
  const { api, events } = useApp();
  const [changed, setChanged] = useState<Lesson | null>(null);
  useEffect(() => events.subscribe((lesson) => lesson.id === id && setChanged(lesson)), [id]);
  const [loaded, reload] = useLoaded(
    async (signal) => {
      const lesson = await api.get<Lesson>(`/api/lessons/${encodeURIComponent(id)}`, signal);
      // What was asked for is newer than anything heard before the question.
      setChanged(null);
      return lesson;
    },
    [id, events.reopened.value],
  );
  if (changed !== null && changed.id === id) return [{ status: 'ready', value: changed }, reload];
  return [loaded, reload];
}
