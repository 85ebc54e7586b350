import './card.css';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** A section on a surface of its own, named by its heading. */
export function Card({
  heading,
  aside,
  children,
  testId,
}: {
  heading: string;
  aside?: ComponentChildren;
  children: ComponentChildren;
  testId?: string;
}) {
  const id = useId();
  return (
    <section class="card card--padded" aria-labelledby={id} data-testid={testId}>
      <div class="card__heading">
        <h2 id={id}>{heading}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
