import type { DataLayout } from '../../config/data-layout.ts';
import type { Settings } from '../../config/settings.ts';
import { openCatalog } from '../../storage/catalog/open-catalog.ts';
import { wantsSample } from '../sample/wants-sample.ts';
import { ensureAdmin } from './ensure-admin.ts';

export type PreparedCatalog = Readonly<{
  /** Of the first account, if this start made it. */
  newPassword: string | null;
  wantsSample: boolean;
}>;

/** Brings the catalog up to date and makes the first account, before any process reads it. */
export async function prepareCatalog(
  settings: Settings,
  layout: DataLayout,
): Promise<PreparedCatalog> {
  const catalog = await openCatalog({ file: layout.catalogFile });
  try {
    const { newPassword } = await ensureAdmin({
      catalog,
      password: settings.adminPassword,
      passwordFile: layout.adminPasswordFile,
    });
    const sample = settings.sample && (await wantsSample(catalog, layout.sampleDir));
    return { newPassword, wantsSample: sample };
  } finally {
    await catalog.close();
  }
}
