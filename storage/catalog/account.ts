/** What an account may do; each role is bound to a region and all below it. */
export type Role = 'teacher' | 'reviewer' | 'operator' | 'admin';

export const ROLES: readonly Role[] = ['teacher', 'reviewer', 'operator', 'admin'];

/** Somebody who can sign in. The password's hash never leaves the account store. */
export type Account = Readonly<{
  id: string;
  username: string;
  displayName: string;
  role: Role;
  region: string;
  disabled: boolean;
  /** Milliseconds since 1970. */
  createdAt: number;
}>;
