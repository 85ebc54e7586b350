import { useApp } from '../shared/app-context.ts';
import { THEMES } from '../shared/design/choose-theme.ts';
import { Icon } from '../shared/ui/icon.tsx';
import { Menu } from '../shared/ui/menu.tsx';

/** Light, dark, or as the system has it. */
export function ThemeMenu() {
  const { t, theme } = useApp();
  return (
    <Menu
      label={t('theme.menu')}
      button={<Icon name="theme" />}
      buttonClass="button button--quiet button--icon"
      testId="theme-menu"
      items={THEMES.map((each) => ({
        label: t(`theme.${each}`),
        value: each,
        checked: theme.value === each,
        onSelect: () => {
          theme.value = each;
        },
      }))}
    />
  );
}
