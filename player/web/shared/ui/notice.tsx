import './notice.css';
import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

const ICONS: Readonly<Record<Tone, IconName>> = {
  plain: 'note',
  brand: 'note',
  good: 'check',
  warn: 'warning',
  bad: 'fault',
};

type Tone = 'plain' | 'brand' | 'good' | 'warn' | 'bad';

/** A sentence that matters here. Bad news is announced at once, the rest politely. */
export function Notice({
  tone = 'plain',
  children,
  testId,
}: {
  tone?: Tone;
  children: ComponentChildren;
  testId?: string;
}) {
  return (
    <div
      class={`notice notice--${tone}`}
      role={tone === 'bad' ? 'alert' : 'status'}
      data-testid={testId}
    >
      <Icon name={ICONS[tone]} size={16} />
      <div>{children}</div>
    </div>
  );
}
