/** What a piece of text means; a terminal shows it by a colour, anything else by the text alone. */
export type Tone = 'heading' | 'good' | 'fair' | 'bad' | 'faint';

/** Text in its tone, or as it is. */
export type Paint = (tone: Tone, text: string) => string;

/** ECMA-48 graphic rendition: bold, green, yellow, red, dim. */
const CODES: Readonly<Record<Tone, string>> = {
  heading: '1',
  good: '32',
  fair: '33',
  bad: '31',
  faint: '2',
};

/** Colours on a terminal whose owner does not refuse them (no-color.org: set and not empty). */
export function createPaint(
  stdout: Readonly<{ isTTY?: boolean }>,
  env: Readonly<Record<string, string | undefined>>,
): Paint {
  const colours = stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';
  return (tone, text) => (colours && text !== '' ? `\x1b[${CODES[tone]}m${text}\x1b[0m` : text);
}
