import type { Account, Role } from './account.ts';

export type NewAccount = Readonly<{
  username: string;
  displayName: string;
  role: Role;
  region: string;
  password: string;
}>;

/** A username that is taken (usernames are compared without regard to case). */
export class UsernameTakenError extends Error {
  readonly code = 'username-taken';
  readonly username: string;

  constructor(username: string) {
    super(`there is already an account named ${username}`);
    this.name = 'UsernameTakenError';
    this.username = username;
  }
}

export interface AccountStore {
  /** Throws UsernameTakenError. */
  create(account: NewAccount): Promise<Account>;
  get(id: string): Promise<Account | null>;
  findByUsername(username: string): Promise<Account | null>;
  list(): Promise<readonly Account[]>;
  count(): Promise<number>;
  setPassword(id: string, password: string): Promise<void>;
  /** The account, if name and password fit and it is not disabled; takes as long when the name is unknown. */
  verify(username: string, password: string): Promise<Account | null>;
}
