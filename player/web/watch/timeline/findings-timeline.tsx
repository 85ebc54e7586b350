import './timeline.css';
import { useRef, useState } from 'preact/hooks';
import type { Report } from '../../../../storage/catalog/report.ts';
import { useApp } from '../../shared/app-context.ts';
import { nextInRing } from '../../shared/ui/next-in-ring.ts';
import type { Playhead } from '../player/create-playhead.ts';
import { CurveStrip } from './curve-strip.tsx';
import { isThroughout, type ListedFinding } from './finding-order.ts';
import { FindingTime } from './finding-time.tsx';
import { LANES, placeMarks } from './place-marks.ts';

/** The findings along the lesson, under the seek bar. One tab stop; arrows move from mark to mark. */
export function FindingsTimeline({
  report,
  listed,
  durationSeconds,
  playhead,
}: {
  report: Report;
  listed: readonly ListedFinding[];
  durationSeconds: number;
  playhead: Playhead;
}) {
  const { t, language } = useApp();
  const strip = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const [told, setTold] = useState<number | null>(null);
  const marks = placeMarks(listed, durationSeconds);
  const tip = marks.find((mark) => mark.listed.number === told);
  const atPercent = Math.min(100, (100 * playhead.at.value) / durationSeconds);

  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextInRing(event.key, current, listed.length);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    setCurrent(next);
    strip.current?.querySelector<HTMLElement>(`[data-number="${next}"]`)?.focus();
  };

  return (
    <div class="timeline" data-testid="timeline">
      <div
        class="timeline__strip"
        ref={strip}
        role="toolbar"
        aria-label={t('watch.timeline')}
        onKeyDown={onKeyDown}
      >
        {LANES.map((lane) => (
          <div class="timeline__lane" key={lane}>
            <span class="timeline__name">{t(`watch.lane.${lane}`)}</span>
            {marks
              .filter((mark) => mark.lane === lane)
              .map(({ listed: { number, finding }, leftPercent, widthPercent }) => (
                <button
                  key={number}
                  type="button"
                  class={`mark mark--${finding.severity} ${isThroughout(finding, durationSeconds) ? 'mark--throughout' : ''}`}
                  style={{ left: `${leftPercent}%`, width: `max(7px, ${widthPercent}%)` }}
                  tabIndex={number === current ? 0 : -1}
                  data-testid="timeline-mark"
                  data-number={number}
                  data-start-seconds={finding.startSeconds}
                  aria-label={`${t(`severity.${finding.severity}`)} · ${finding.message[language.value]}`}
                  onFocus={() => {
                    setCurrent(number);
                    setTold(number);
                  }}
                  onBlur={() => setTold(null)}
                  onPointerEnter={() => setTold(number)}
                  onPointerLeave={() => setTold(null)}
                  onClick={() => playhead.playFrom(finding.startSeconds)}
                />
              ))}
          </div>
        ))}
        <CurveStrip report={report} durationSeconds={durationSeconds} />
        <span class="timeline__playhead" style={{ left: `${atPercent}%` }} />
        {tip === undefined ? null : (
          <div
            class="timeline__tip"
            role="tooltip"
            style={{
              left: `clamp(110px, ${tip.leftPercent + tip.widthPercent / 2}%, 100% - 110px)`,
            }}
          >
            <strong class="numeric">
              <FindingTime finding={tip.listed.finding} durationSeconds={durationSeconds} />
            </strong>{' '}
            {tip.listed.finding.message[language.value]}
          </div>
        )}
      </div>
      <ul class="timeline__legend" aria-hidden="true">
        <li class="timeline__key timeline__key--audio">{t('watch.curve-audio')}</li>
        <li class="timeline__key timeline__key--clarity">{t('watch.curve-clarity')}</li>
        <li class="timeline__key timeline__key--cuts">{t('watch.curve-cuts')}</li>
      </ul>
    </div>
  );
}
