import { join } from 'node:path';

/** Where each thing lies under DATA_DIR; absolute paths. */
export type DataLayout = Readonly<{
  catalogFile: string;
  /** Sources, renditions and attachments: the media store's own folder. */
  mediaDir: string;
  /** Bytes of uploads still arriving; on the media store's file system, so that finishing one is a rename. */
  uploadsDir: string;
  redisDir: string;
  adminPasswordFile: string;
  /** The HMAC key of media URLs, mode 0600. */
  mediaKeyFile: string;
  /** Locked by the running supervisor; a second one on the same folder is refused. */
  instanceLockFile: string;
  /** Where the sample lesson of the first start is made, and what says how far it has come. */
  sampleDir: string;
}>;

/** The one place that names files under DATA_DIR. */
export function layoutData(dataDir: string): DataLayout {
  return Object.freeze({
    catalogFile: join(dataDir, 'catalog.sqlite'),
    mediaDir: join(dataDir, 'media'),
    uploadsDir: join(dataDir, 'uploads'),
    redisDir: join(dataDir, 'redis'),
    adminPasswordFile: join(dataDir, 'admin-password'),
    mediaKeyFile: join(dataDir, 'media-key'),
    instanceLockFile: join(dataDir, 'instance.lock'),
    sampleDir: join(dataDir, 'sample'),
  });
}
