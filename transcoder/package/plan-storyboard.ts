/** Where each thumbnail lies in the sheets, and when it is shown. */
export type Storyboard = Readonly<{
  /** Thumbnails that each sheet holds, in rows of `columns`; the last may hold fewer. */
  sheets: readonly Readonly<{ file: string; count: number }>[];
  columns: number;
  /** WebVTT whose cues name a rectangle of a sheet. */
  vtt: string;
}>;

export type StoryboardFacts = Readonly<{
  count: number;
  width: number;
  height: number;
  everySeconds: number;
  durationSeconds: number;
}>;

const COLUMNS = 5;
const PER_SHEET = 25;

/** Lays thumbnails out in sheets of five by five: few requests, and the first sheet comes at once. */
export function planStoryboard(facts: StoryboardFacts): Storyboard {
  const sheets = Array.from({ length: Math.ceil(facts.count / PER_SHEET) }, (_, sheet) => ({
    file: `storyboard-${sheet}.webp`,
    count: Math.min(PER_SHEET, facts.count - sheet * PER_SHEET),
  }));
  const cues = Array.from({ length: facts.count }, (_, index) => cue(index, facts));
  return { sheets, columns: COLUMNS, vtt: ['WEBVTT', ...cues].join('\n\n').concat('\n') };
}

function cue(
  index: number,
  { count, width, height, everySeconds, durationSeconds }: StoryboardFacts,
): string {
  const start = index * everySeconds;
  const end = index === count - 1 ? Math.max(durationSeconds, start + 0.001) : start + everySeconds;
  const place = index % PER_SHEET;
  const x = (place % COLUMNS) * width;
  const y = Math.floor(place / COLUMNS) * height;
  const sheet = Math.floor(index / PER_SHEET);
  return `${time(start)} --> ${time(end)}\nstoryboard-${sheet}.webp#xywh=${x},${y},${width},${height}`;
}

/** HH:MM:SS.mmm */
function time(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  const part = (unit: number, size: number, digits: number) =>
    String(Math.floor(milliseconds / unit) % size).padStart(digits, '0');
  return `${part(3_600_000, 100, 2)}:${part(60_000, 60, 2)}:${part(1000, 60, 2)}.${part(1, 1000, 3)}`;
}
