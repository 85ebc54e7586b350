import '@uppy/core/css/style.min.css';
import '@uppy/dashboard/css/style.min.css';
import './upload-dashboard.css';
import type { Locale } from '@uppy/core/utils';
import Dashboard from '@uppy/dashboard';
import type { TusBody } from '@uppy/tus';
import { useEffect, useRef } from 'preact/hooks';
import { useApp } from '../shared/app-context.ts';
import type { Language } from '../shared/words/words.ts';
import type { LessonMeta, LessonUppy } from './create-upload-session.ts';

/** The drop area and the list of picked files. What is around it (facts, progress, buttons) is our own. */
export function UploadDashboard({ uppy }: { uppy: LessonUppy }) {
  const { language, shownTheme } = useApp();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let shown = true;
    void loadLocale(language.value).then((locale) => {
      if (!shown || place.current === null) return;
      uppy.setOptions({ locale });
      uppy.use(Dashboard, {
        target: place.current,
        inline: true,
        width: '100%',
        height: window.innerWidth < 640 ? 190 : 260,
        theme: shownTheme.peek(),
        disableStatusBar: true,
        disableThumbnailGenerator: true,
        hideUploadButton: true,
        hideRetryButton: true,
        proudlyDisplayPoweredByUppy: false,
        fileManagerSelectionType: 'files',
      });
    });
    return () => {
      shown = false;
      const dashboard = uppy.getPlugin('Dashboard');
      if (dashboard !== undefined) uppy.removePlugin(dashboard);
    };
  }, [uppy, language.value]);
  useEffect(() => {
    uppy
      .getPlugin<Dashboard<LessonMeta, TusBody>>('Dashboard')
      ?.setOptions({ theme: shownTheme.value });
  }, [uppy, shownTheme.value]);
  return <div class="upload-dashboard" ref={place} />;
}

async function loadLocale(language: Language): Promise<Locale> {
  return language === 'zh'
    ? (await import('@uppy/locales/lib/zh_CN.js')).default
    : (await import('@uppy/locales/lib/en_US.js')).default;
}
