import { existsSync } from 'node:fs';
import type { DataLayout } from '../../config/data-layout.ts';
import type { Settings } from '../../config/settings.ts';
import { openCatalog } from '../../storage/catalog/open-catalog.ts';
import { wantsSample } from '../sample/wants-sample.ts';
import type { AccountFacts } from './account-lines.ts';
import { ensureAdmin } from './ensure-admin.ts';

export type PreparedCatalog = Readonly<{ account: AccountFacts; wantsSample: boolean }>;

/** Brings the catalog up to date and makes the first account, before any process reads it. */
export async function prepareCatalog(
  settings: Pick<Settings, 'adminPassword' | 'sample'>,
  layout: DataLayout,
): Promise<PreparedCatalog> {
  const { catalogFile, adminPasswordFile, sampleDir } = layout;
  const catalog = await openCatalog({ file: catalogFile });
  try {
    const { newPassword } = await ensureAdmin({
      catalog,
      password: settings.adminPassword,
      passwordFile: adminPasswordFile,
    });
    return {
      account: {
        newPassword,
        passwordGiven: settings.adminPassword !== null,
        keptIn: existsSync(adminPasswordFile) ? adminPasswordFile : null,
      },
      wantsSample: settings.sample && (await wantsSample(catalog, sampleDir)),
    };
  } finally {
    await catalog.close();
  }
}
