import './poster.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Lesson } from '../../../../storage/catalog/lesson.ts';
import { Icon } from '../ui/icon.tsx';

/** A still of the lesson, or a quiet stand-in until there is one. */
export function Poster({
  lesson,
  children,
}: {
  lesson: Pick<Lesson, 'id' | 'playable'>;
  children?: ComponentChildren;
}) {
  const [broken, setBroken] = useState(false);
  useEffect(() => setBroken(false), [lesson.id, lesson.playable]);
  return (
    <div class="poster">
      {lesson.playable && !broken ? (
        <img
          class="poster__image"
          src={`/api/lessons/${encodeURIComponent(lesson.id)}/poster`}
          alt=""
          loading="lazy"
          decoding="async"
          onError={() => setBroken(true)}
        />
      ) : (
        <span class="poster__none">
          <Icon name="film" size={36} />
        </span>
      )}
      {children}
    </div>
  );
}
