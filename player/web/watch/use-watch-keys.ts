import { useEffect } from 'preact/hooks';
import { type FocusKind, planKey } from './plan-key.ts';
import type { Playhead } from './player/create-playhead.ts';
import { type ListedFinding, neighbouringFinding } from './timeline/finding-order.ts';

const TEXT = 'input, textarea, select, [contenteditable="true"]';
const CONTROL = 'button, a, summary, [role="menu"], [role="slider"], dialog';

/** The watch page's keys, wherever the focus is on the page. */
export function useWatchKeys(playhead: Playhead, listed: readonly ListedFinding[]): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const command = planKey(event.key, focusKind(event.target));
      if (command === null) return;
      event.preventDefault();
      if (command.do === 'toggle-play') playhead.togglePlay();
      if (command.do === 'toggle-mute') playhead.toggleMute();
      if (command.do === 'skip') playhead.skip(command.seconds);
      if (command.do === 'finding') {
        const to = neighbouringFinding(listed, playhead.at.peek(), command.direction);
        if (to !== null) playhead.playFrom(to.finding.startSeconds);
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [playhead, listed]);
}

function focusKind(target: EventTarget | null): FocusKind {
  if (!(target instanceof Element)) return 'page';
  if (target.closest(TEXT)) return 'text';
  const isMediaControl = /^MEDIA-.*-(BUTTON|RANGE)$/.test(target.tagName);
  return isMediaControl || target.closest(CONTROL) ? 'control' : 'page';
}
