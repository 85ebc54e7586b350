import './progress.css';

/** How far something is, 0 to 1, with the words a screen reader says. */
export function Progress({ share, label }: { share: number; label: string }) {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <div
      class="progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <div class="progress__bar" style={{ width: `${percent}%` }} />
    </div>
  );
}
