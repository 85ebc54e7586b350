import './whole-state.css';
import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

/** What stands where content would be: nothing there yet, or something went wrong; with a way on. */
export function WholeState({
  icon,
  tone = 'plain',
  title,
  text,
  children,
  testId,
}: {
  icon: IconName;
  tone?: 'plain' | 'bad';
  title: string;
  text?: ComponentChildren;
  children?: ComponentChildren;
  testId?: string;
}) {
  return (
    <div
      class={`whole-state whole-state--${tone}`}
      role={tone === 'bad' ? 'alert' : undefined}
      data-testid={testId}
    >
      <span class="whole-state__icon">
        <Icon name={icon} size={26} />
      </span>
      <h2>{title}</h2>
      {text ? <p class="whole-state__text">{text}</p> : null}
      {children ? <div class="whole-state__actions">{children}</div> : null}
    </div>
  );
}
