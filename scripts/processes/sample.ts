import { setPriority } from 'node:os';
import { layoutData } from '../../config/data-layout.ts';
import { createLog } from '../../config/http/create-log.ts';
import { parseSettings } from '../../config/settings.ts';
import { openCatalog } from '../../storage/catalog/open-catalog.ts';
import { makeSample } from '../sample/make-sample.ts';
import { baseUrl, reachableHost } from '../supervisor/base-url.ts';
import { ADMIN_USERNAME } from '../supervisor/ensure-admin.ts';

/** Makes the sample lesson beside the running system and ends; whatever goes wrong, the system runs on. */
const LOW_PRIORITY = 10;
const SESSION_SECONDS = 3600;

const settings = parseSettings(process.env);
const layout = layoutData(settings.dataDir);
const log = createLog({ level: settings.logLevel, role: 'sample' });
setPriority(LOW_PRIORITY);

const catalog = await openCatalog({ file: layout.catalogFile });
try {
  const admin = await catalog.accounts.findByUsername(ADMIN_USERNAME);
  if (admin === null) throw new Error('there is no account to upload the sample lesson with');
  const { token } = await catalog.sessions.open(admin.id, SESSION_SECONDS);
  const origin = baseUrl(reachableHost(settings.host), settings.port);
  log.info('making a sample lesson');
  const server = { origin, token, username: admin.username };
  const lessonId = await makeSample(layout.sampleDir, server, new AbortController().signal);
  await catalog.sessions.close(token);
  log.info({ lessonId }, 'the sample lesson is uploaded');
} catch (error) {
  log.error({ err: error }, 'no sample lesson: the next start tries again');
  process.exitCode = 1;
} finally {
  await catalog.close();
}
