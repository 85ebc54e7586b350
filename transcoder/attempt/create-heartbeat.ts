import type { Logger } from 'pino';
import type { WorkerStore } from '../../storage/catalog/worker-store.ts';

/** A step of a lesson in work, as the operator's console shows it. */
export type HeartbeatLesson = Readonly<{
  /** 0 to 1, of the lesson. */
  progress(progress: number): void;
  /** Of a chunk that was encoded: its length, which the speed is reckoned from; null for any other end. */
  end(durationSeconds: number | null): void;
}>;

export type Heartbeat = Readonly<{
  begin(lessonId: string): HeartbeatLesson;
  /** Takes this process off the list of workers. */
  close(): Promise<void>;
}>;

type Deps = Readonly<{
  workers: Pick<WorkerStore, 'report' | 'remove'>;
  /** Unique to this process. */
  id: string;
  host: string;
  /** Jobs at a time; each place is a worker of its own on the list. */
  places: number;
  everySeconds: number;
  log: Pick<Logger, 'warn'>;
}>;

/** The speed is that of so many chunks. */
const REMEMBERED = 20;

/** Tells the catalog every few seconds that this process lives, what it works on and how fast it is. */
export function createHeartbeat({ workers, id, host, places, everySeconds, log }: Deps): Heartbeat {
  const now = Array.from({ length: places }, () => idle());
  const runs: { media: number; work: number }[] = [];
  const idOf = (place: number) => (places === 1 ? id : `${id}-${place + 1}`);

  const tell = async () => {
    const speed = speedOf(runs);
    try {
      for (const [place, { lessonId, progress }] of now.entries()) {
        await workers.report({ id: idOf(place), host, lessonId, progress, speed });
      }
    } catch (error) {
      log.warn({ err: error }, 'could not report to the catalog');
    }
  };
  let telling = tell();
  const timer = setInterval(() => {
    telling = telling.then(tell);
  }, everySeconds * 1000);

  return {
    begin(lessonId) {
      const place = now.findIndex((each) => each.lessonId === null);
      const current = { lessonId, progress: 0 };
      now[place] = current;
      const began = performance.now();
      return {
        progress(progress) {
          current.progress = progress;
        },
        end(durationSeconds) {
          now[place] = idle();
          if (durationSeconds === null) return;
          runs.push({ media: durationSeconds, work: (performance.now() - began) / 1000 });
          if (runs.length > REMEMBERED) runs.shift();
        },
      };
    },
    async close() {
      clearInterval(timer);
      await telling;
      for (const place of now.keys()) await workers.remove(idOf(place));
    },
  };
}

function idle(): { lessonId: string | null; progress: number } {
  return { lessonId: null, progress: 0 };
}

/** Seconds of lesson per second of work; null before the first chunk. */
function speedOf(runs: readonly Readonly<{ media: number; work: number }>[]): number | null {
  const work = runs.reduce((sum, run) => sum + run.work, 0);
  return work === 0 ? null : runs.reduce((sum, run) => sum + run.media, 0) / work;
}
