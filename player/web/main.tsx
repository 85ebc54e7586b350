import './shared/design/tokens.css';
import './shared/design/base.css';
import { signal } from '@preact/signals';
import { render } from 'preact';
import { Shell } from './frame/shell.tsx';
import { type App, AppContext } from './shared/app-context.ts';
import { chooseTheme } from './shared/design/choose-theme.ts';
import { createApi } from './shared/http/create-api.ts';
import { createFormSender } from './shared/http/send-form.ts';
import { createRegions } from './shared/lesson/create-regions.ts';
import { createLessonEvents } from './shared/live/create-lesson-events.ts';
import { createRouter } from './shared/router/create-router.ts';
import { createSession } from './shared/session/create-session.ts';
import { createToasts } from './shared/ui/create-toasts.ts';
import { chooseLanguage } from './shared/words/choose-language.ts';
import { type Translate, translate } from './shared/words/translate.ts';
import { LANGUAGE_TAGS } from './shared/words/words.ts';
import { createAttachmentSends } from './watch/attachments/create-attachment-sends.ts';

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no element with the id "app"');

const language = chooseLanguage(window.localStorage, document.documentElement);
const t: Translate = (key, ...values) => translate(language.value, key, ...values);
const { theme, shown } = chooseTheme(window);
const answers = {
  languageTag: () => LANGUAGE_TAGS[language.peek()],
  onSignedOut: () => session.forget(),
};
const api = createApi({ ...answers, fetch: window.fetch.bind(window) });
const session = createSession(api);
const router = createRouter(window);
const toasts = createToasts();
const askBeforeLeaving = (event: Event) => event.preventDefault();

const app: App = {
  api,
  session,
  language,
  theme,
  t,
  shownTheme: shown,
  router,
  events: createLessonEvents({
    open: (url) => new EventSource(url),
    document,
    // An event source cannot tell a 401 from a lost network: the session can.
    onLost: () => void session.load().catch(() => undefined),
  }),
  toasts,
  regions: createRegions(api),
  uploads: signal(null),
  attachmentSends: createAttachmentSends({
    sendForm: createFormSender({ ...answers, open: () => new XMLHttpRequest() }),
    // The lesson's own page shows the file itself.
    onStored: ({ filename: name, lessonId }) => {
      if (router.path.peek() === `/lessons/${lessonId}`) return;
      toasts.show('good', t('attachments.added', { name }));
    },
    onBusy: (busy) => {
      if (busy) window.addEventListener('beforeunload', askBeforeLeaving);
      else window.removeEventListener('beforeunload', askBeforeLeaving);
    },
  }),
};

render(
  <AppContext.Provider value={app}>
    <Shell />
  </AppContext.Provider>,
  root,
);
