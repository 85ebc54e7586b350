import { effect, type Signal, signal } from '@preact/signals';

export type Theme = 'system' | 'light' | 'dark';
export const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

const STORAGE_KEY = 'youke.theme';

/** The chosen theme, and what it comes to: `data-theme` on the root is always light or dark. */
export function chooseTheme(window: Window): Readonly<{
  theme: Signal<Theme>;
  shown: Signal<'light' | 'dark'>;
}> {
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  const systemDark = signal(system.matches);
  system.addEventListener('change', (event) => {
    systemDark.value = event.matches;
  });
  const kept = window.localStorage.getItem(STORAGE_KEY);
  const theme = signal<Theme>(THEMES.find((each) => each === kept) ?? 'system');
  const shown = signal<'light' | 'dark'>('light');
  effect(() => {
    const dark = theme.value === 'dark' || (theme.value === 'system' && systemDark.value);
    shown.value = dark ? 'dark' : 'light';
    window.document.documentElement.dataset.theme = shown.value;
    window.localStorage.setItem(STORAGE_KEY, theme.value);
  });
  return { theme, shown };
}
