/** Outlines on a 20-unit grid. */
const PATHS = {
  play: 'M7 4.5v11l9-5.5-9-5.5Z',
  upload: 'M10 13V4m0 0L6.5 7.5M10 4l3.5 3.5M4 13v2.5h12V13',
  search: 'M9 14a5 5 0 1 0 0-10 5 5 0 0 0 0 10Zm3.6-1.4L16.5 16.5',
  more: 'M5 10h.01M10 10h.01M15 10h.01',
  check: 'm4.5 10.5 3.5 3.5 7.5-8',
  close: 'm5.5 5.5 9 9m0-9-9 9',
  fault: 'M7 3h6l4 4v6l-4 4H7l-4-4V7l4-4Zm3 4v3.5m0 2.5h.01',
  warning: 'M10 3.5 17.5 16h-15L10 3.5Zm0 4.5v3.5m0 2.2h.01',
  note: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm0-7.5V13m0-6h.01',
  language:
    'M3 5h8M7 3v2m2.5 0c-.6 3-2.8 5.4-6 6.5M5 7.5c1 2 2.8 3.4 5 4M9.5 17l3.5-8 3.5 8m-5.9-2.5h4.8',
  theme: 'M10 3a7 7 0 1 0 7 7c-4 1-8-3-7-7Z',
  user: 'M10 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm-6 7c.5-3 3-4.5 6-4.5s5.5 1.5 6 4.5',
  back: 'M12 4.5 6.5 10l5.5 5.5',
  film: 'M3.5 5h13v10h-13V5Zm3 0v10m7-10v10M3.5 8.3h3m-3 3.4h3m7-3.4h3m-3 3.4h3',
  quality: 'M4 6h7m4 0h1M4 10h1m4 0h7M4 14h7m4 0h1M13 4.5v3M7 8.5v3m6 1v3',
  speed: 'M4 14.5a7 7 0 1 1 12 0M10 11.5 13 8',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm0-11v4.2l2.8 1.8',
  empty: 'M3.5 11.5 6 5h8l2.5 6.5V15h-13v-3.5Zm0 0H8c0 1 .8 2 2 2s2-1 2-2h4.5',
  download: 'M10 4v9m0 0 3.5-3.5M10 13 6.5 9.5M4 13v2.5h12V13',
  edit: 'm4 16 .8-3.3 8.6-8.6 2.5 2.5-8.6 8.6L4 16Zm7.7-10.2 2.5 2.5',
  file: 'M5.5 3h6L15 6.5V17H5.5V3Zm6 0v3.5H15',
  lock: 'M5 9h10v7.5H5V9Zm2 0V6.5a3 3 0 0 1 6 0V9m-3 2.8v2',
  print: 'M6 8V3.5h8V8M6 14H3.5V8h13v6H14M6 11.5h8v5H6v-5Z',
  plus: 'M10 4.5v11M4.5 10h11',
} as const;

export type IconName = keyof typeof PATHS;

/** A picture beside a word; alone it needs the word as the label of its button. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      class="icon"
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill={name === 'play' ? 'currentColor' : 'none'}
      stroke="currentColor"
      stroke-width={name === 'more' ? 2.4 : 1.6}
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
