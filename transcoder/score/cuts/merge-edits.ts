import type { ShotBoundary } from '../../../storage/catalog/report.ts';
import type { CutsMeasured, FlashFrame, JumpCut } from '../measured.ts';
import type { EditsMeasured } from './edit-meter.ts';
import { exceedsColourLimit } from './exceeds-colour-limit.ts';
import { mergeFlashes } from './find-flash.ts';

/** What the shot meter finds; the edit meter adds the rest. */
export type ShotsMeasured = Omit<CutsMeasured, 'jumpCuts' | 'colourSteps' | 'stalls'>;

/** A boundary and an edit no further apart than this are one cut. */
const SAME_FRAMES = 2.5;

/**
 * Both views of the editing as one: a jump cut or a colour step that is seen is a boundary, whether or not the shot meter saw
 * another scene there; inside black, a flash, a dissolve or a fade it is none.
 */
export function mergeEdits(shots: ShotsMeasured, edits: EditsMeasured): CutsMeasured {
  const { framesPerSecond } = shots;
  const near = SAME_FRAMES / framesPerSecond;
  // A black frame is a fault of its own.
  const isBlack = (flash: FlashFrame) =>
    shots.blackFrames.some(
      (black) =>
        flash.startSeconds < black.endSeconds + near &&
        black.startSeconds - near < flash.endSeconds,
    );
  const flashFrames = mergeFlashes(shots.flashFrames, edits.flashes).filter(
    (flash) => !isBlack(flash),
  );
  const disturbed = [...flashFrames, ...shots.blackFrames].map((span) => ({
    from: span.startSeconds - near,
    to: span.endSeconds + near,
  }));
  const gradual = shots.boundaries
    .filter(({ kind }) => kind !== 'cut')
    .map(({ atSeconds }) => ({
      from: atSeconds - GRADUAL_SECONDS,
      to: atSeconds + GRADUAL_SECONDS,
    }));
  const rough = [...disturbed, ...gradual];
  const calm = ({ atSeconds }: { atSeconds: number }) =>
    rough.every(({ from, to }) => atSeconds < from || atSeconds > to);
  const jumpCuts = edits.jumpCuts.filter((jump) => calm(jump) && !isRestless(jump, edits.jumpCuts));
  const colourSteps = edits.colourSteps.filter(calm);
  const boundaries: ShotBoundary[] = [...shots.boundaries];
  for (const { atSeconds } of [
    ...jumpCuts,
    ...colourSteps.filter((step) => exceedsColourLimit(step)),
  ]) {
    if (boundaries.every((boundary) => Math.abs(boundary.atSeconds - atSeconds) > near)) {
      boundaries.push({ atSeconds, kind: 'cut' });
    }
  }
  boundaries.sort((a, b) => a.atSeconds - b.atSeconds);
  return { ...shots, flashFrames, boundaries, jumpCuts, colourSteps, stalls: edits.stalls };
}

/** Nobody cuts five pieces out within five seconds: what jumps so often is somebody before the lens, or a light. */
const RESTLESS = { jumps: 5, seconds: 2.5 };

function isRestless({ atSeconds }: JumpCut, all: readonly JumpCut[]): boolean {
  let around = 0;
  for (const jump of all) {
    if (Math.abs(jump.atSeconds - atSeconds) <= RESTLESS.seconds) around += 1;
    if (around >= RESTLESS.jumps) return true;
  }
  return false;
}

/** Half of a slow dissolve. */
const GRADUAL_SECONDS = 1;
