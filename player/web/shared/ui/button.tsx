import './button.css';
import type { ComponentChildren, JSX } from 'preact';
import { Icon, type IconName } from './icon.tsx';

type Look = Readonly<{
  look?: 'plain' | 'primary' | 'danger' | 'quiet';
  small?: boolean;
  icon?: IconName;
  children?: ComponentChildren;
}>;

type ButtonProps = Look & Omit<JSX.ButtonHTMLAttributes, 'icon' | 'class'>;
type LinkProps = Look & Omit<JSX.AnchorHTMLAttributes, 'icon' | 'class'>;

/** Does something here. Without children it needs an `aria-label`. */
export function Button({ look, small, icon, children, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} class={classes(look, small, children === undefined)}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </button>
  );
}

/** Goes somewhere, and looks like a button. */
export function ButtonLink({ look, small, icon, children, ...rest }: LinkProps) {
  return (
    <a {...rest} class={classes(look, small, children === undefined)}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </a>
  );
}

function classes(look: Look['look'], small: boolean | undefined, iconOnly: boolean): string {
  const names = ['button'];
  if (look !== undefined && look !== 'plain') names.push(`button--${look}`);
  if (small) names.push('button--small');
  if (iconOnly) names.push('button--icon');
  return names.join(' ');
}
