/** What a key asks the watch page to do. */
export type WatchCommand =
  | Readonly<{ do: 'toggle-play' }>
  | Readonly<{ do: 'toggle-mute' }>
  | Readonly<{ do: 'skip'; seconds: number }>
  | Readonly<{ do: 'finding'; direction: 'next' | 'previous' }>;

/** What has the focus: something to type in, something that itself uses space and arrows, or neither. */
export type FocusKind = 'text' | 'control' | 'page';

/** Letters work unless somebody types; space and arrows belong to a control that has the focus. */
export function planKey(key: string, focus: FocusKind): WatchCommand | null {
  if (focus === 'text') return null;
  switch (key.toLowerCase()) {
    case 'n':
      return { do: 'finding', direction: 'next' };
    case 'p':
      return { do: 'finding', direction: 'previous' };
    case 'm':
      return { do: 'toggle-mute' };
    case 'k':
      return { do: 'toggle-play' };
  }
  if (focus === 'control') return null;
  switch (key) {
    case ' ':
      return { do: 'toggle-play' };
    case 'ArrowLeft':
      return { do: 'skip', seconds: -5 };
    case 'ArrowRight':
      return { do: 'skip', seconds: 5 };
    default:
      return null;
  }
}
