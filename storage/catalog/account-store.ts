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

/** A change of an account that does not exist. */
export class AccountNotFoundError extends Error {
  readonly code = 'account-not-found';

  constructor(id: string) {
    super(`there is no account ${id}`);
    this.name = 'AccountNotFoundError';
  }
}

export interface AccountStore {
  /** Throws UsernameTakenError. */
  create(account: NewAccount): Promise<Account>;
  get(id: string): Promise<Account | null>;
  findByUsername(username: string): Promise<Account | null>;
  list(): Promise<readonly Account[]>;
  count(): Promise<number>;
  /** Ends the account's sessions too. Throws AccountNotFoundError. */
  setPassword(id: string, password: string): Promise<void>;
  /** A disabled account signs in no more, and its sessions hold no more. Throws AccountNotFoundError. */
  setDisabled(id: string, disabled: boolean): Promise<void>;
  /** The account, if name and password fit and it is not disabled; takes as long when the name is unknown. */
  verify(username: string, password: string): Promise<Account | null>;
}
