import { useApp } from '../../shared/app-context.ts';
import { Icon } from '../../shared/ui/icon.tsx';
import { Menu } from '../../shared/ui/menu.tsx';
import { AUTO_LEVEL, type Stream } from './stream.ts';

/** Chooses a rendition by hand, and shows which one is on the screen. */
export function QualityMenu({
  stream,
  onOpenChange,
}: {
  stream: Stream;
  onOpenChange: (open: boolean) => void;
}) {
  const { t } = useApp();
  const levels = stream.levels.value;
  const chosen = stream.chosen.value;
  const shown = levels.find((level) => level.index === stream.shown.value)?.name ?? null;
  if (levels.length === 0) return null;
  const auto =
    chosen === AUTO_LEVEL && shown !== null
      ? t('watch.quality-auto-at', { level: shown })
      : t('watch.quality-auto');
  const now = chosen === AUTO_LEVEL ? auto : levels.find(({ index }) => index === chosen)?.name;
  const choices = [
    { index: AUTO_LEVEL, name: auto, testId: 'quality-auto' },
    ...levels.map((level) => ({ ...level, testId: 'quality-level' })),
  ];
  return (
    <Menu
      label={t('watch.quality')}
      up
      buttonClass="player__button"
      testId="quality-menu"
      onOpenChange={onOpenChange}
      button={
        <>
          <Icon name="quality" />
          <span class="player__button-words" data-testid="quality-shown" data-level={shown ?? ''}>
            {now}
          </span>
        </>
      }
      items={choices.map(({ index, name, testId }) => ({
        label: name,
        value: index === AUTO_LEVEL ? 'auto' : name,
        checked: index === chosen,
        testId,
        onSelect: () => stream.choose(index),
      }))}
    />
  );
}
