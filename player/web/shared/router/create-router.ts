import { type ReadonlySignal, signal } from '@preact/signals';

/** The address bar as signals. */
export type Router = Readonly<{
  path: ReadonlySignal<string>;
  /** With its question mark; empty when there is none. */
  search: ReadonlySignal<string>;
  /** `replace` leaves no entry in the history. */
  go(to: string, options?: Readonly<{ replace?: boolean }>): void;
}>;

/** Follows history and takes over plain clicks on links to pages of this app. */
export function createRouter(window: Window): Router {
  const path = signal(window.location.pathname);
  const search = signal(window.location.search);
  const read = () => {
    path.value = window.location.pathname;
    search.value = window.location.search;
  };
  const go: Router['go'] = (to, options = {}) => {
    const before = window.location.pathname;
    if (options.replace) window.history.replaceState(null, '', to);
    else window.history.pushState(null, '', to);
    read();
    if (window.location.pathname !== before) window.scrollTo(0, 0);
  };
  window.addEventListener('popstate', read);
  window.document.addEventListener('click', (event) => {
    const to = ownLink(event, window.location.origin);
    if (to === null) return;
    event.preventDefault();
    go(to);
  });
  return { path, search, go };
}

/** The path of a click that the app should handle itself, or null. */
function ownLink(event: MouseEvent, origin: string): string | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link === null || link.target !== '' || link.hasAttribute('download')) return null;
  const url = new URL(link.href, origin);
  if (url.origin !== origin || /^\/(api|media|uploads)\//.test(url.pathname)) return null;
  if (url.hash !== '') return null;
  return url.pathname + url.search;
}
