import { blankPicture, fillBox, type PlanePicture } from './plane-picture.ts';
import { seededRandom } from './seeded-random.ts';
import { type Piece, type Timeline, timelineFrames } from './timeline.ts';

/** The edit's frames as yuv420p bytes, one buffer for all of them. */
export function* renderTimeline(timeline: Timeline, seed: number): Generator<Uint8Array> {
  const { width, height, framesPerSecond, repeats } = timeline;
  const [a, b] = [blankPicture(width, height), blankPicture(width, height)];
  const noise = noiseTable(seed, timeline.noise);
  const random = seededRandom(seed + 77);
  const bytes = new Uint8Array((width * height * 3) / 2);
  const frames = timelineFrames(timeline);
  for (let frame = 0; frame < frames; frame += 1) {
    if (frame % repeats === 0) {
      drawEdit(timeline, frame, a, b);
      lighten(timeline, frame, a);
      const beat = 1 + timeline.flicker * Math.sin((frame / framesPerSecond) * 2 * Math.PI * 7.3);
      const bar = Math.round(height * timeline.bars);
      fillBox(a, [0, 0, width, bar], [16, 128, 128]);
      fillBox(a, [0, height - bar, width, height], [16, 128, 128]);
      quantize(a, bytes, { beat, noise, start: random.whole(0, noise.length - 1) });
    }
    yield bytes;
  }
}

/** The clean picture of a frame of the edit in `a`. */
function drawEdit(timeline: Timeline, frame: number, a: PlanePicture, b: PlanePicture): void {
  const { pieces, framesPerSecond } = timeline;
  let start = 0;
  for (const [index, piece] of pieces.entries()) {
    const { join } = piece;
    const overlap = index === 0 || join.kind === 'cut' ? 0 : join.frames + join.heldFrames;
    if (frame < start + overlap) {
      const before = pieces[index - 1]!;
      drawPiece(before, start - startOf(pieces, index - 1) + frame - start, framesPerSecond, a);
      drawPiece(piece, frame - start, framesPerSecond, b);
      mix(a, b, join, frame - start);
      return;
    }
    if (frame < start + overlap + piece.frames) {
      drawPiece(piece, frame - start, framesPerSecond, a);
      return;
    }
    start += overlap + piece.frames;
  }
}

function startOf(pieces: readonly Piece[], index: number): number {
  return pieces
    .slice(0, index)
    .reduce((sum, { frames, join }, each) => sum + frames + overlapOf(join, each), 0);
}

function overlapOf(join: Piece['join'], index: number): number {
  return index === 0 || join.kind === 'cut' ? 0 : join.frames + join.heldFrames;
}

function drawPiece(piece: Piece, frame: number, framesPerSecond: number, into: PlanePicture): void {
  piece.take.draw(piece.fromSeconds + frame / framesPerSecond, into);
}

/** Mixes the next piece into the last one, at `frame` of the join. */
function mix(a: PlanePicture, b: PlanePicture, join: Piece['join'], frame: number): void {
  const { kind, frames, heldFrames } = join;
  if (kind === 'wipe') {
    const edge = Math.round((a.width / 2) * ((frame + 1) / (frames + 1))) * 2;
    for (let row = 0; row < a.height; row += 1) {
      const [from, to] = [row * a.width, row * a.width + edge];
      a.luma.set(b.luma.subarray(from, to), from);
      if (row % 2 === 1) continue;
      const [start, end] = [from / 4, from / 4 + edge / 2];
      a.blue.set(b.blue.subarray(start, end), start);
      a.red.set(b.red.subarray(start, end), start);
    }
    return;
  }
  const half = frames / 2;
  const held = Math.max(0, Math.min(1, (half - frame) / half, 1));
  const back = Math.max(0, Math.min(1, (frame - half - heldFrames + 1) / half));
  const share = (frame + 1) / (frames + 1);
  const [x, y] = kind === 'dissolve' ? [1 - share, share] : [held, back];
  const ground = kind === 'white' ? 235 : 16;
  const blend = (into: Float32Array, other: Float32Array, base: number) => {
    for (let index = 0; index < into.length; index += 1) {
      into[index] = base + (into[index]! - base) * x + (other[index]! - base) * y;
    }
  };
  blend(a.luma, b.luma, ground);
  blend(a.blue, b.blue, 128);
  blend(a.red, b.red, 128);
}

function lighten({ flashes }: Timeline, frame: number, { luma, width, height }: PlanePicture) {
  for (const flash of flashes) {
    if (frame < flash.frame || frame >= flash.frame + flash.frames) continue;
    const gain = 1 + (flash.gain - 1) * 0.6 ** (frame - flash.frame);
    // A rolling shutter gives the light to some lines of one frame and to the others of the next.
    const lines = frame === flash.frame ? Math.round(height * flash.part) : height;
    for (let index = 0; index < lines * width; index += 1) {
      luma[index] = 16 + (luma[index]! - 16) * gain + 30 * (gain - 1);
    }
  }
}

function quantize(
  { luma, blue, red }: PlanePicture,
  bytes: Uint8Array,
  { beat, noise, start }: Readonly<{ beat: number; noise: Float32Array; start: number }>,
): void {
  for (let index = 0; index < luma.length; index += 1) {
    const value = 16 + (luma[index]! - 16) * beat + noise[(index + start) % noise.length]!;
    bytes[index] = Math.max(16, Math.min(235, value + 0.5));
  }
  let at = luma.length;
  for (const plane of [blue, red]) {
    for (const value of plane) {
      bytes[at] = Math.max(
        16,
        Math.min(240, value + 0.5 * noise[(at + start) % noise.length]! + 0.5),
      );
      at += 1;
    }
  }
}

/** Longer than a line and no multiple of one, so that no pattern shows. */
function noiseTable(seed: number, deviation: number): Float32Array {
  const random = seededRandom(seed + 99);
  return Float32Array.from({ length: 65_537 }, () => {
    const spread = Math.sqrt(-2 * Math.log(1 - random.share()));
    return deviation * spread * Math.cos(2 * Math.PI * random.share());
  });
}
