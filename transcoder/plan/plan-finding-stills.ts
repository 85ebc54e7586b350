import type { Finding, FindingCode, Severity } from '../../storage/catalog/report.ts';
import type { Size } from './fit-size.ts';

/** The picture of one finding: some frames as the motion tap counts them, close together and ascending, side by side. */
export type StillPlan = Readonly<{
  finding: Pick<Finding, 'code' | 'startSeconds'>;
  frames: readonly number[];
  /** Where to seek to on the lesson's clock: decoding begins at the keyframe before it. */
  seekSeconds: number;
  /** Of one of the frames: even, in square pixels. */
  panel: Size;
  file: string;
}>;

/** As many as fit on a printed page. */
const MAX_STILLS = 6;
/** Together with the gaps, whatever stands side by side. */
const MAX_WIDTH = 632;
const MAX_HEIGHT = 480;
/** Black frames at a cut come to a dozen at most: what lasts longer is shown by how it begins. */
const MAX_APART_FRAMES = 15;
/** What is shown just before a cut may have begun a while before, where a source is slow. */
const SEEK_BEFORE_SECONDS = 0.5;

const RANK: Readonly<Record<Severity, number>> = { fault: 0, warning: 1, note: 2 };

/** How a finding is made visible; one that can only be heard or felt in motion is left out. */
const SHOWN: Partial<Record<FindingCode, 'stretch' | 'onset' | 'cut' | 'slip'>> = {
  'picture.blurred': 'stretch',
  'picture.dark': 'stretch',
  'picture.overexposed': 'stretch',
  'picture.noisy': 'stretch',
  'picture.blocky': 'stretch',
  'picture.upscaled': 'stretch',
  'picture.colour-cast': 'stretch',
  'picture.frozen': 'stretch',
  'picture.black': 'onset',
  'cut.jump-cut': 'cut',
  'cut.colour-jump': 'cut',
  'cut.flash-frame': 'slip',
  'cut.black-frame': 'slip',
};

type Grid = Readonly<{
  /** Of the upright picture. */
  display: Size;
  framesPerSecond: number;
  /** How many there are. */
  frameCount: number;
}>;

/** At most six: the worst of each code first, then what else is bad. */
export function planFindingStills(findings: readonly Finding[], grid: Grid): StillPlan[] {
  return chooseWorst(findings).flatMap((finding, index) => {
    const moment = chooseFrames(finding, grid);
    if (moment === null) return [];
    const { code, startSeconds } = finding;
    const width = Math.floor(MAX_WIDTH / moment.frames.length);
    const panel = fitPanel(grid.display, { width, height: MAX_HEIGHT });
    return [
      { finding: { code, startSeconds }, ...moment, panel, file: `finding-${index + 1}.webp` },
    ];
  });
}

/**
 * The worst of every code, then every second worst, and so on: twenty flash frames are one thing to see. One that
 * would show again what another one shows is left out.
 */
function chooseWorst(findings: readonly Finding[]): readonly Finding[] {
  const byCode = new Map<FindingCode, Finding[]>();
  for (const finding of findings.filter(({ code }) => SHOWN[code] !== undefined).sort(byGravity)) {
    byCode.set(finding.code, [...(byCode.get(finding.code) ?? []), finding]);
  }
  const ranked = [...byCode.values()]
    .flatMap((group) => group.map((finding, place) => ({ finding, place })))
    .sort((a, b) => a.place - b.place || byGravity(a.finding, b.finding));
  const chosen: Finding[] = [];
  for (const { finding, place } of ranked) {
    const isSeen = place > 0 && chosen.some((other) => overlap(other, finding));
    if (!isSeen && chosen.length < MAX_STILLS) chosen.push(finding);
  }
  return chosen;
}

function overlap(one: Finding, other: Finding): boolean {
  return one.startSeconds < other.endSeconds && other.startSeconds < one.endSeconds;
}

function byGravity(a: Finding, b: Finding): number {
  const length = ({ startSeconds, endSeconds }: Finding) => endSeconds - startSeconds;
  return RANK[a.severity] - RANK[b.severity] || length(b) - length(a);
}

function chooseFrames(
  { code, startSeconds, endSeconds }: Finding,
  { framesPerSecond, frameCount }: Grid,
): Pick<StillPlan, 'frames' | 'seekSeconds'> | null {
  const frameAt = (seconds: number) => Math.round(seconds * framesPerSecond);
  const inLesson = (frame: number) => frame >= 0 && frame < frameCount;
  const first = frameAt(startSeconds);
  const after = frameAt(endSeconds);
  if (SHOWN[code] === 'stretch') {
    // Any frame of the middle half will do: sought past, so that a keyframe in it is all that is decoded.
    const quarter = (endSeconds - startSeconds) / 4;
    const frame = Math.min(frameAt(startSeconds + quarter), frameCount - 1);
    return inLesson(frame) ? { frames: [frame], seekSeconds: endSeconds - quarter } : null;
  }
  const whole = SHOWN[code] === 'slip' && after > first && after - first < MAX_APART_FRAMES;
  const wanted = whole
    ? [first - 1, first, after]
    : first > 0
      ? [first - 1, first]
      : [after - 1, after];
  const frames = wanted.filter(inLesson);
  const [from] = frames;
  return from === undefined
    ? null
    : { frames, seekSeconds: from / framesPerSecond - SEEK_BEFORE_SECONDS };
}

/** Even, aspect kept, never enlarged. */
function fitPanel(display: Size, box: Size): Size {
  const scale = Math.min(1, box.width / display.width, box.height / display.height);
  const even = (pixels: number) => Math.max(2, 2 * Math.floor((pixels * scale) / 2));
  return { width: even(display.width), height: even(display.height) };
}
