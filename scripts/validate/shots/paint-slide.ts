import { blankPicture, type Colour, fillBox, type PlanePicture } from './plane-picture.ts';
import { seededRandom } from './seeded-random.ts';

const PAPERS: readonly Colour[] = [
  [235, 128, 128],
  [225, 124, 130],
  [40, 150, 118],
  [200, 140, 120],
];

/** A slide: title, lines of words, perhaps a figure. One deck shares a paper; `lines` of them are shown yet. */
export function paintSlide(
  deck: number,
  page: number,
  size: Readonly<{ width: number; height: number }>,
  lines = 99,
): PlanePicture {
  const { width, height } = size;
  const style = seededRandom(deck * 7919 + 1);
  const random = seededRandom(deck * 7919 + page * 104_729 + 2);
  const paper = style.pick(PAPERS);
  const ink: Colour = paper[0] > 120 ? [40, 128, 128] : [220, 128, 128];
  const picture = blankPicture(width, height, paper[0]);
  fillBox(picture, [0, 0, width, height], paper);
  const band: Colour = [style.between(60, 180), style.between(100, 160), style.between(100, 160)];
  if (style.chance(0.6)) fillBox(picture, [0, 0, width, height * 0.14], band);
  words(picture, 0.05, random.between(0.3, 0.8), 0.05, 0.06, ink, random.share);
  const figure = random.chance(0.5);
  const right = figure ? 0.52 : 0.95;
  const count = random.whole(2, 8);
  for (let line = 0; line < Math.min(count, lines); line += 1) {
    const top = 0.22 + line * 0.09;
    words(picture, 0.07, right * random.between(0.5, 1), top, 0.045, ink, random.share);
  }
  if (!figure || lines < 2) return picture;
  for (let box = random.whole(2, 9); box > 0; box -= 1) {
    const [x, y] = [random.between(0.56, 0.85), random.between(0.25, 0.75)];
    const colour: Colour = [
      random.between(40, 220),
      random.between(90, 170),
      random.between(90, 170),
    ];
    const [w, h] = [random.between(0.04, 0.3), random.between(0.04, 0.3)];
    fillBox(picture, [x * width, y * height, (x + w) * width, (y + h) * height], colour);
  }
  return picture;
}

/** A line of words as strokes: shares of the picture's size. */
function words(
  picture: PlanePicture,
  left: number,
  right: number,
  top: number,
  tall: number,
  ink: Colour,
  share: () => number,
): void {
  const { width, height } = picture;
  const stroke = Math.max(1, Math.round(height * tall * 0.18));
  for (let x = left * width; x < right * width; ) {
    const letters = 2 + Math.floor(share() * 7);
    for (let letter = 0; letter < letters && x < right * width; letter += 1) {
      const y = (top + share() * tall * 0.3) * height;
      fillBox(picture, [x, y, x + stroke, y + tall * height * 0.7], ink);
      x += stroke * 2;
    }
    x += stroke * 3;
  }
}
