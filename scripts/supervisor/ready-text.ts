import type { DataLayout } from '../../config/data-layout.ts';
import type { Settings } from '../../config/settings.ts';
import { baseUrl } from './base-url.ts';
import { ADMIN_USERNAME } from './ensure-admin.ts';

export type ReadyFacts = Readonly<{
  settings: Pick<Settings, 'host' | 'port' | 'dataDir' | 'adminPassword'>;
  layout: Pick<DataLayout, 'adminPasswordFile'>;
  /** Whether the password was random, so that it is kept in a file. */
  passwordKept: boolean;
  /** null: the account was there before. */
  newPassword: string | null;
}>;

/** What the operator is told once the system answers. The first line is fixed: programs wait for it. */
export function readyText(facts: ReadyFacts): string {
  const { settings } = facts;
  return [
    `Youke is ready at ${baseUrl(settings.host, settings.port)}`,
    `  账号 · account    ${ADMIN_USERNAME}`,
    ...passwordLines(facts),
    `  数据 · data       ${settings.dataDir}`,
    `  停止 · stop       Ctrl-C`,
    '',
  ].join('\n');
}

function passwordLines({ newPassword, passwordKept, settings, layout }: ReadyFacts): string[] {
  const lines: string[] = [];
  if (newPassword !== null) {
    const shown = settings.adminPassword === null ? newPassword : '(YOUKE_ADMIN_PASSWORD)';
    lines.push(`  密码 · password   ${shown}`);
  }
  if (passwordKept) lines.push(`  密码存于 · kept in ${layout.adminPasswordFile}`);
  return lines;
}
