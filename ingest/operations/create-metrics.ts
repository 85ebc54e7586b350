import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ServedRequest } from '../../config/http/log-requests.ts';
import { regionScope, WHOLE_COUNTRY } from '../../storage/catalog/region-scope.ts';
import type { IngestDeps } from '../ingest-deps.ts';
import { createUploadMetrics, type UploadMetricsDeps } from './create-upload-metrics.ts';

/** What Prometheus reads of this process. */
export type Metrics = Readonly<{
  contentType: string;
  served(request: ServedRequest): void;
  write(): Promise<string>;
}>;

export type MetricsDeps = Pick<IngestDeps, 'catalog' | 'media'> &
  UploadMetricsDeps &
  Readonly<{ now: () => number }>;

/** Gauges ask the catalog when they are read, so that a scrape never sees an old figure. `now` in milliseconds. */
export function createMetrics(deps: MetricsDeps): Metrics {
  const { catalog, media, now } = deps;
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const durations = new Histogram({
    name: 'youke_http_request_duration_seconds',
    help: 'Time from a request’s first byte to its answer’s last, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60, 600],
    registers,
  });
  const lessons = new Gauge({
    name: 'youke_lessons',
    help: 'Lessons by state',
    labelNames: ['state'],
    registers,
  });
  const oldestWait = new Gauge({
    name: 'youke_queue_oldest_wait_seconds',
    help: 'How long the lesson that waits longest has waited',
    registers,
  });
  const collectUploads = createUploadMetrics(deps, registers);
  const free = new Gauge({ name: 'youke_storage_free_bytes', help: 'Free media bytes', registers });
  const total = new Gauge({
    name: 'youke_storage_total_bytes',
    help: 'All media bytes',
    registers,
  });

  const collect = async () => {
    const { byState, oldestQueuedAt } = await catalog.lessons.counts(regionScope(WHOLE_COUNTRY));
    for (const [state, count] of Object.entries(byState)) lessons.set({ state }, count);
    oldestWait.set(oldestQueuedAt === null ? 0 : Math.max(0, now() - oldestQueuedAt) / 1000);
    const { freeBytes, totalBytes } = await media.space();
    free.set(freeBytes);
    total.set(totalBytes);
    collectUploads();
  };
  return {
    contentType: registry.contentType,
    served: ({ method, route, status, seconds }) =>
      durations.observe({ method, route, status: String(status) }, seconds),
    async write() {
      await collect();
      return registry.metrics();
    },
  };
}
