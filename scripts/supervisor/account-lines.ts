import { ADMIN_USERNAME } from './ensure-admin.ts';

export type AccountFacts = Readonly<{
  /** null: the account was there before. */
  newPassword: string | null;
  /** Whether the operator gave it, by YOUKE_ADMIN_PASSWORD; then it is not repeated. */
  passwordGiven: boolean;
  /** Where a random password is kept; null where none is. */
  keptIn: string | null;
}>;

/** What the operator is told about the first account. */
export function accountLines({ newPassword, passwordGiven, keptIn }: AccountFacts): string[] {
  const lines = [`  账号 · account    ${ADMIN_USERNAME}`];
  if (newPassword !== null) {
    lines.push(`  密码 · password   ${passwordGiven ? '(YOUKE_ADMIN_PASSWORD)' : newPassword}`);
  }
  if (newPassword === null && passwordGiven) {
    lines.push(
      '  密码未改动 · the account was there before: YOUKE_ADMIN_PASSWORD did not change its password',
    );
  }
  if (keptIn !== null) lines.push(`  密码存于 · kept in ${keptIn}`);
  return lines;
}
