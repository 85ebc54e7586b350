import { Skeleton } from '../shared/ui/skeleton.tsx';

/** A card that is on its way. */
export function LessonCardSkeleton() {
  return (
    <div class="lesson-card card" aria-hidden="true">
      <div class="lesson-card__poster-skeleton">
        <Skeleton height="100%" />
      </div>
      <div class="lesson-card__body">
        <Skeleton height="20px" width="75%" />
        <Skeleton height="14px" width="55%" />
        <Skeleton height="14px" width="85%" />
      </div>
    </div>
  );
}
