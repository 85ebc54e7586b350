import type { FastifyBaseLogger } from 'fastify';
import type { DataLayout } from '../config/data-layout.ts';
import type { RegionTree } from '../config/regions/region-tree.ts';
import type { Settings } from '../config/settings.ts';
import type { Catalog } from '../storage/catalog/catalog.ts';
import type { MediaStore } from '../storage/media/media-store.ts';
import type { LessonQueue } from '../storage/queue/lesson-queue.ts';

/** What ingest is put together from. */
export type IngestDeps = Readonly<{
  settings: Settings;
  layout: DataLayout;
  catalog: Catalog;
  media: MediaStore;
  queue: LessonQueue;
  regions: RegionTree;
  log: FastifyBaseLogger;
}>;
