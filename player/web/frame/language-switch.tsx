import { useApp } from '../shared/app-context.ts';
import { Button } from '../shared/ui/button.tsx';

/** Named in the language it leads to. */
export function LanguageSwitch() {
  const { t, language } = useApp();
  const other = language.value === 'zh' ? 'en' : 'zh';
  return (
    <Button
      look="quiet"
      small
      title={t('frame.language')}
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      data-testid="language-switch"
      onClick={() => {
        language.value = other;
      }}
    >
      {other === 'zh' ? '中文' : 'English'}
    </Button>
  );
}
