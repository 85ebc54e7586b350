import type { Settings } from '../../config/settings.ts';
import { type AccountFacts, accountLines } from './account-lines.ts';
import { baseUrl } from './base-url.ts';

/** What the operator is told once the system answers. The first line is fixed: programs wait for it. */
export function readyText(
  { host, port, dataDir }: Pick<Settings, 'host' | 'port' | 'dataDir'>,
  account: AccountFacts,
): string {
  return [
    `Youke is ready at ${baseUrl(host, port)}`,
    ...accountLines(account),
    `  数据 · data       ${dataDir}`,
    `  停止 · stop       Ctrl-C`,
    '',
  ].join('\n');
}
