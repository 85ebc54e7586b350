type Random = () => number;

/** What things are drawn with: chance, 0 to 1, and the picture's size in pixels. */
export type Draw = Readonly<{ random: Random; width: number; height: number }>;

const WORDS =
  'The sum of the angles of a triangle is half a turn 一元二次方程 因式分解 光合作用 静夜思 床前明月光 y = ax² + bx + c F = ma H₂O'.split(
    ' ',
  );

/** A picture with these shapes in it; pixels. */
export function svg(width: number, height: number, inside: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif">${inside}</svg>`;
}

/** A wall that light falls on from one side. */
export function room(width: number, height: number, colour: string): string {
  return (
    '<defs><linearGradient id="light"><stop offset="0" stop-color="#000" stop-opacity="0.22"/>' +
    '<stop offset="1" stop-color="#000" stop-opacity="0"/></linearGradient></defs>' +
    box(0, 0, width, height, colour) +
    box(0, 0, width, height, 'url(#light)')
  );
}

/** A rectangle of one colour. */
export function box(x: number, y: number, width: number, height: number, colour: string): string {
  return `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}" fill="${colour}"/>`;
}

/** Lines of writing that fill an area. */
export function writing(
  { random }: Draw,
  area: Readonly<{ x: number; y: number; width: number; height: number }>,
  lines: number,
  colour: string,
): string[] {
  const pitch = area.height / (lines + 0.5);
  return Array.from({ length: lines }, (_, index) => {
    const words = Math.max(2, Math.floor((area.width / pitch) * (0.16 + random() * 0.12)));
    return `<text x="${(area.x + area.width * 0.04).toFixed(1)}" y="${(area.y + pitch * (index + 0.9)).toFixed(1)}" font-size="${(pitch * 0.62).toFixed(1)}" fill="${colour}">${line(random, words)}</text>`;
  });
}

/** So many words, as a teacher writes them. */
export function line(random: Random, words: number): string {
  return Array.from({ length: words }, () => pick(random, WORDS)).join(' ');
}

/** Four desks in a row. */
export function desks({ random, width, height }: Draw, top: number): string[] {
  const wood = `hsl(${28 + Math.floor(random() * 10)},${25 + Math.floor(random() * 20)}%,45%)`;
  return Array.from({ length: 4 }, (_, index) => {
    const x = width * (0.06 + 0.24 * index);
    return (
      box(x, top + height * 0.06, width * 0.18, height * 0.03, wood) +
      box(x + width * 0.01, top + height * 0.09, width * 0.008, height * 0.12, '#55585a') +
      box(x + width * 0.05, top + height * 0.045, width * 0.05, height * 0.015, '#f2efe8')
    );
  });
}

/** Head and shoulders. `light`: 1 is a lit room. */
export function bust({ random }: Draw, x: number, y: number, radius: number, light = 1): string {
  const tone = (value: number) => Math.round(value * light);
  const skin = `rgb(${tone(200 + random() * 30)},${tone(155 + random() * 25)},${tone(125 + random() * 20)})`;
  const coat = `rgb(${tone(random() * 220)},${tone(random() * 220)},${tone(random() * 220)})`;
  const at = (dx: number, dy: number) =>
    `cx="${(x + dx * radius).toFixed(1)}" cy="${(y + dy * radius).toFixed(1)}"`;
  const ink = `rgb(${tone(30)},${tone(26)},${tone(26)})`;
  return (
    `<ellipse ${at(0, 2.6)} rx="${radius * 1.6}" ry="${radius * 1.5}" fill="${coat}"/>` +
    `<ellipse ${at(0, -0.25)} rx="${radius * 0.88}" ry="${radius * 1.05}" fill="${ink}"/>` +
    `<ellipse ${at(0, 0.15)} rx="${radius * 0.75}" ry="${radius * 0.9}" fill="${skin}"/>` +
    `<ellipse ${at(-0.3, 0)} rx="${radius * 0.09}" ry="${radius * 0.06}" fill="${ink}"/>` +
    `<ellipse ${at(0.3, 0)} rx="${radius * 0.09}" ry="${radius * 0.06}" fill="${ink}"/>` +
    `<ellipse ${at(0, 0.55)} rx="${radius * 0.25}" ry="${radius * 0.06}" fill="rgb(${tone(150)},${tone(80)},${tone(75)})"/>`
  );
}

/** A greyish colour between two levels, its channels up to `tint` apart. */
export function grey(random: Random, from: number, to: number, tint: number): string {
  const level = from + random() * (to - from);
  const channel = (share: number) => Math.round(level - tint * share);
  return `rgb(${channel(0)},${channel(random() * 0.6)},${channel(random())})`;
}

/** A whole number between two. */
export function shade(random: Random, from: number, to: number): number {
  return Math.round(from + random() * (to - from));
}

/** One of several. */
export function pick<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)]!;
}
