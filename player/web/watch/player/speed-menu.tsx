import { useState } from 'preact/hooks';
import { useApp } from '../../shared/app-context.ts';
import { Menu } from '../../shared/ui/menu.tsx';

const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 2] as const;

/** How fast it plays. */
export function SpeedMenu({
  video,
  onOpenChange,
}: {
  video: HTMLVideoElement;
  onOpenChange: (open: boolean) => void;
}) {
  const { t } = useApp();
  const [speed, setSpeed] = useState(video.playbackRate);
  return (
    <Menu
      label={t('watch.speed')}
      up
      buttonClass="player__button"
      testId="speed-menu"
      onOpenChange={onOpenChange}
      button={<span class="numeric">{speed}×</span>}
      items={SPEEDS.map((each) => ({
        label: each === 1 ? t('watch.speed-normal') : `${each}×`,
        value: String(each),
        checked: each === speed,
        onSelect: () => {
          video.playbackRate = each;
          setSpeed(each);
        },
      }))}
    />
  );
}
