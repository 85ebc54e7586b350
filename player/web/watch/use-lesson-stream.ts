import type { Lesson } from '../../../storage/catalog/lesson.ts';
import type { Report } from '../../../storage/catalog/report.ts';
import { useApp } from '../shared/app-context.ts';
import { ApiError } from '../shared/http/api-error.ts';
import { type Loaded, useLoaded } from '../shared/ui/use-loaded.ts';

/** Where the stream is; fixed by the contract, poster and storyboard may be missing. */
export type Playback = Readonly<{
  masterUrl: string;
  posterUrl: string | null;
  storyboardUrl: string | null;
  /** ISO 8601, UTC. */
  expiresAt: string;
}>;

/** A lesson's stream and report, each null until there is one. */
export function useLessonStream(lesson: Lesson): Readonly<{
  playback: Loaded<Playback | null>;
  report: Loaded<Report | null>;
  reloadPlayback: () => void;
  reloadReport: () => void;
}> {
  const { api } = useApp();
  const address = `/api/lessons/${encodeURIComponent(lesson.id)}`;
  const [playback, reloadPlayback] = useLoaded<Playback | null>(
    async (signal) => (lesson.playable ? api.get<Playback>(`${address}/playback`, signal) : null),
    // A lesson that is processed again gets another stream when it is ready.
    [lesson.id, lesson.playable, lesson.state === 'ready'],
  );
  const [report, reloadReport] = useLoaded<Report | null>(
    async (signal) => {
      if (lesson.scores === null) return null;
      try {
        return await api.get<Report>(`${address}/report`, signal);
      } catch (error) {
        if (error instanceof ApiError && error.status === 404) return null;
        throw error;
      }
    },
    [lesson.id, lesson.state, lesson.scores === null],
  );
  return { playback, report, reloadPlayback, reloadReport };
}
