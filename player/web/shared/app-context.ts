import type { ReadonlySignal, Signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { UploadSession } from '../upload/create-upload-session.ts';
import type { AttachmentSends } from '../watch/attachments/create-attachment-sends.ts';
import type { Theme } from './design/choose-theme.ts';
import type { Api } from './http/create-api.ts';
import type { Regions } from './lesson/create-regions.ts';
import type { LessonEvents } from './live/create-lesson-events.ts';
import type { Router } from './router/create-router.ts';
import type { OwnAccount, Session } from './session/create-session.ts';
import type { Toasts } from './ui/create-toasts.ts';
import type { Translate } from './words/translate.ts';
import type { Language } from './words/words.ts';

/** What every page may use; made once in main.tsx. */
export type App = Readonly<{
  api: Api;
  session: Session;
  router: Router;
  events: LessonEvents;
  toasts: Toasts;
  regions: Regions;
  language: Signal<Language>;
  theme: Signal<Theme>;
  shownTheme: ReadonlySignal<'light' | 'dark'>;
  t: Translate;
  /** Uploads go on while other pages are shown; null until the upload page has been opened. */
  uploads: Signal<UploadSession | null>;
  attachmentSends: AttachmentSends;
}>;

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  if (app === null) throw new Error('a page is shown outside of AppContext');
  return app;
}

/** The signed-in account; pages behind the sign-in may rely on it. */
export function useAccount(): OwnAccount {
  const account = useApp().session.account.value;
  if (account === null || account === 'unknown') throw new Error('nobody is signed in');
  return account;
}
