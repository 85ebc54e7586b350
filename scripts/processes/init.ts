import { layoutData } from '../../config/data-layout.ts';
import { parseSettings } from '../../config/settings.ts';
import { loadMediaKey } from '../../player/delivery/media-key.ts';
import { makeFolder } from '../make-folder.ts';
import { accountLines } from '../supervisor/account-lines.ts';
import { prepareCatalog } from '../supervisor/prepare-catalog.ts';

/** What has to be there before the roles of a scaled-out system start: catalog, first account, media key. */
const settings = parseSettings(process.env);
const layout = layoutData(settings.dataDir);
await makeFolder(settings.dataDir);
const { account } = await prepareCatalog({ ...settings, sample: false }, layout);
await loadMediaKey(layout.mediaKeyFile);
process.stdout.write(`${accountLines(account).join('\n')}\n`);
