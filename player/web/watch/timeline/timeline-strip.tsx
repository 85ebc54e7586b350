import './timeline.css';
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import type { Report } from '../../../../storage/catalog/report.ts';
import { useApp } from '../../shared/app-context.ts';
import type { Playhead } from '../player/create-playhead.ts';
import type { ListedFinding } from './finding-order.ts';
import { momentAt } from './moment.ts';
import { LANES, LOUDNESS_BAND, markAt, planStrip, type StripMark } from './plan-strip.ts';
import { planStripKey } from './plan-strip-key.ts';
import { sayMoment } from './say-moment.ts';
import { StripCanvas } from './strip-canvas.tsx';
import { StripPlayhead } from './strip-playhead.tsx';
import { StripTip } from './strip-tip.tsx';
import { useWidth } from './use-width.ts';

/** How far a pointer or a finger may miss a mark. */
const SLACK = { mouse: 3, touch: 10 };

type Hover = Readonly<{ x: number; mark: StripMark | null }>;

/**
 * The whole lesson at a glance over the seek bar, on the same axis: findings, loudness, clarity, cuts. A slider: a
 * click or drag seeks, a click on a mark plays it. Screen readers have each moment in words, and the list of findings.
 */
export function TimelineStrip({
  report,
  listed,
  durationSeconds,
  playhead,
}: {
  report: Report;
  listed: readonly ListedFinding[];
  /** Of the stream, so that both bars end together. */
  durationSeconds: number;
  playhead: Playhead;
}) {
  const { t, language } = useApp();
  const about = useId();
  const slider = useRef<HTMLDivElement>(null);
  const width = useWidth(slider);
  const [hover, setHover] = useState<Hover | null>(null);
  const [focused, setFocused] = useState(false);
  const dragging = useRef(false);
  const plan = useMemo(
    () => planStrip(report, listed, { width, durationSeconds }),
    [report, listed, width, durationSeconds],
  );
  useEffect(() => {
    // Said as it stands when somebody arrives or seeks, not with every second that plays.
    const say = () => {
      const at = playhead.at.value;
      if (playhead.playing.value && focused) return;
      slider.current?.setAttribute('aria-valuenow', String(Math.round(at)));
      const said = sayMoment(momentAt(report, listed, at), t, language.peek());
      slider.current?.setAttribute('aria-valuetext', said);
    };
    return playhead.at.subscribe(say);
  }, [playhead, report, listed, focused, language.value]);

  const place = (event: PointerEvent) => {
    const box = slider.current?.getBoundingClientRect();
    if (box === undefined) return null;
    const x = Math.min(box.width, Math.max(0, event.clientX - box.left));
    const slack = event.pointerType === 'touch' ? SLACK.touch : SLACK.mouse;
    return { x, mark: markAt(plan.marks, { x, y: event.clientY - box.top }, slack) };
  };
  const secondsAt = (x: number) => (width === 0 ? 0 : (x / width) * durationSeconds);
  const onPointerDown = (event: PointerEvent) => {
    const at = place(event);
    if (at === null || event.button !== 0) return;
    if (at.mark !== null) return playhead.playFrom(at.mark.listed.finding.startSeconds);
    slider.current?.setPointerCapture(event.pointerId);
    dragging.current = true;
    playhead.seek(secondsAt(at.x));
  };
  const onPointerMove = (event: PointerEvent) => {
    const at = place(event);
    setHover(at);
    if (dragging.current && at !== null) playhead.seek(secondsAt(at.x));
  };
  const endDrag = () => {
    dragging.current = false;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = planStripKey(event.key, playhead.now(), durationSeconds, listed);
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    playhead.seek(to);
  };

  const shown = hover ?? (focused ? { x: xOf(playhead.at.value), mark: null } : null);
  return (
    <div class="strip" data-testid="timeline">
      <div class="strip__names" aria-hidden="true">
        {LANES.map((lane) => (
          <span key={lane}>{t(`watch.lane.${lane}`)}</span>
        ))}
        <span
          class="strip__band-name"
          style={{ top: `${plan.band.y}px`, height: `${plan.band.height}px` }}
        >
          <i>{LOUDNESS_BAND.high}</i>
          <i>{LOUDNESS_BAND.low}</i>
        </span>
      </div>
      <div
        ref={slider}
        class="strip__slider"
        data-testid="timeline-slider"
        role="slider"
        tabIndex={0}
        aria-label={t('watch.timeline')}
        aria-describedby={about}
        aria-valuemin={0}
        aria-valuemax={Math.round(durationSeconds)}
        aria-valuenow={Math.round(playhead.at.peek())}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={endDrag}
        onPointerCancel={endDrag}
        onPointerLeave={() => setHover(null)}
        onKeyDown={onKeyDown}
        onFocus={(event) => setFocused(event.currentTarget.matches(':focus-visible'))}
        onBlur={() => setFocused(false)}
        style={{ cursor: hover?.mark ? 'pointer' : undefined }}
      >
        <StripCanvas plan={plan} scale="screen" />
        <StripPlayhead playhead={playhead} durationSeconds={durationSeconds} width={width} />
        {hover === null ? null : <span class="strip__cursor" style={{ left: `${hover.x}px` }} />}
      </div>
      <span id={about} class="visually-hidden">
        {t('watch.strip-about', {
          findings: listed.length,
          cuts: report.measures.cuts.boundaries.length,
        })}
      </span>
      {shown === null ? null : (
        <StripTip
          x={shown.x}
          width={width}
          finding={shown.mark?.listed.finding ?? null}
          moment={momentAt(report, listed, secondsAt(shown.x))}
          durationSeconds={durationSeconds}
        />
      )}
    </div>
  );

  function xOf(seconds: number): number {
    return Math.min(1, seconds / durationSeconds) * width;
  }
}
