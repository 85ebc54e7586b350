import { useEffect, useRef } from 'preact/hooks';
import { LibraryPage } from '../library/library-page.tsx';
import { useApp } from '../shared/app-context.ts';
import type { Route } from '../shared/router/match-route.ts';
import { Lazy } from '../shared/ui/lazy.tsx';
import { MissingPage } from './missing-page.tsx';

const loadUpload = () => import('../upload/upload-page.tsx').then((module) => module.UploadPage);
const loadSheet = () => import('../watch/sheet/sheet-page.tsx').then((module) => module.SheetPage);
const loadWatch = () => import('../watch/watch-page.tsx').then((module) => module.WatchPage);

/** The page of a route. Going to another moves the focus to it, so that a screen reader starts there. */
export function Page({ route }: { route: Route }) {
  const { t, language } = useApp();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  const key = 'id' in route ? `${route.page} ${route.id}` : route.page;
  useEffect(() => {
    if (!first.current) main.current?.focus({ preventScroll: true });
    first.current = false;
  }, [key]);
  useEffect(() => {
    const titles: Partial<Record<Route['page'], string>> = {
      library: t('library.title'),
      upload: t('upload.title'),
      missing: t('missing.heading'),
    };
    const title = titles[route.page];
    const product = t('product.name');
    if (title !== undefined) document.title = `${title} · ${product}`;
  }, [key, language.value]);
  return (
    <main id="content" ref={main} tabIndex={-1} class="page" key={key}>
      <Content route={route} />
    </main>
  );
}

function Content({ route }: { route: Route }) {
  switch (route.page) {
    case 'library':
      return <LibraryPage />;
    case 'upload':
      return <Lazy load={loadUpload} props={{}} />;
    case 'lesson':
      return <Lazy load={loadWatch} props={{ id: route.id }} />;
    case 'report':
      return <Lazy load={loadSheet} props={{ id: route.id }} />;
    default:
      return <MissingPage />;
  }
}
