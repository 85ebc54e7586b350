import { effect } from '@preact/signals';
import type { Session } from '../../shared/session/create-session.ts';

/**
 * Watches who is signed in. `onOther`: somebody else than before, who has nothing to do with the files of the first.
 * `onSignedIn`: the owner, for the first time or again.
 */
export function guardOwner(deps: {
  account: Session['account'];
  onOther: () => void;
  onSignedIn: () => void;
}): void {
  let ownerId: string | null = null;
  effect(() => {
    const account = deps.account.value;
    if (account === null || account === 'unknown') return;
    if (ownerId !== null && ownerId !== account.id) deps.onOther();
    ownerId = account.id;
    deps.onSignedIn();
  });
}
