import { useApp } from '../shared/app-context.ts';

/** The product's mark and name. */
export function Logo() {
  const { t, language } = useApp();
  return (
    <span class="logo">
      <svg width="30" height="30" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="8" fill="#2354b8" />
        <path
          d="M12 9.2v10.6a.9.9 0 0 0 1.4.75l8-5.3a.9.9 0 0 0 0-1.5l-8-5.3a.9.9 0 0 0-1.4.75Z"
          fill="#fff"
        />
        <path d="M9 25h14" stroke="#9fc0ff" stroke-width="2.4" stroke-linecap="round" />
      </svg>
      <span class="logo__name">{t('product.name')}</span>
      {language.value === 'zh' ? <span class="logo__latin">Youke</span> : null}
    </span>
  );
}
