import './menu.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { nextInRing } from './next-in-ring.ts';

export type MenuItem = Readonly<{
  label: string;
  onSelect: () => void;
  danger?: boolean;
  /** Given: one of several to choose from. */
  checked?: boolean;
  testId?: string;
  value?: string;
}>;

/** A button that opens a list of commands or choices. Arrows move, Escape closes, a click elsewhere too. */
export function Menu({
  label,
  button,
  buttonClass,
  head,
  items,
  up = false,
  testId,
  onOpenChange,
}: {
  label: string;
  button: ComponentChildren;
  buttonClass: string;
  head?: ComponentChildren;
  items: readonly MenuItem[];
  /** Opens above the button instead of below. */
  up?: boolean;
  testId?: string;
  onOpenChange?: (open: boolean) => void;
}) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const id = useId();
  const entries = () => [...(root.current?.querySelectorAll<HTMLElement>('.menu__item') ?? [])];
  const close = () => {
    setOpen(false);
    trigger.current?.focus();
  };

  useEffect(() => {
    onOpenChange?.(open);
    if (!open) return;
    const checked = items.findIndex((item) => item.checked);
    entries()[Math.max(0, checked)]?.focus();
    const onPointer = (event: PointerEvent) => {
      if (!event.composedPath().includes(root.current as EventTarget)) setOpen(false);
    };
    document.addEventListener('pointerdown', onPointer);
    return () => document.removeEventListener('pointerdown', onPointer);
  }, [open]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return;
    event.stopPropagation();
    if (event.key === 'Escape') return close();
    if (event.key === 'Tab') return setOpen(false);
    const all = entries();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const next = nextInRing(event.key, at, all.length);
    if (next === null) return;
    event.preventDefault();
    all[next]?.focus();
  };

  return (
    <div class="menu" ref={root}>
      <button
        ref={trigger}
        type="button"
        class={buttonClass}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={id}
        data-testid={testId}
        onKeyDown={onKeyDown}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open ? (
        <div class={`menu__list ${up ? 'menu__list--up' : ''}`}>
          {head ? <div class="menu__head">{head}</div> : null}
          <div role="menu" id={id} aria-label={label}>
            {items.map((item) => (
              <button
                key={item.value ?? item.label}
                type="button"
                class={`menu__item ${item.danger ? 'menu__item--danger' : ''}`}
                {...roleOf(item)}
                tabIndex={-1}
                data-testid={item.testId}
                data-value={item.value}
                onKeyDown={onKeyDown}
                onClick={() => {
                  close();
                  item.onSelect();
                }}
              >
                {item.checked === undefined ? null : (
                  <span class="menu__tick">
                    {item.checked ? <Icon name="check" size={16} /> : null}
                  </span>
                )}
                {item.label}
              </button>
            ))}
          </div>
        </div>
      ) : null}
    </div>
  );
}

function roleOf({ checked }: MenuItem) {
  return checked === undefined
    ? ({ role: 'menuitem' } as const)
    : ({ role: 'menuitemradio', 'aria-checked': checked } as const);
}
