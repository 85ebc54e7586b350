import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(
  new URL('../../../../player/web/shared/design/tokens.css', import.meta.url),
  'utf8',
);

/** The colours of a theme's block by token. */
function colours(selector: string): Map<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`), css.indexOf('}', css.indexOf(selector)));
  return new Map([...block.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1]!, m[2]!]));
}

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high! + 0.05) / (low! + 0.05);
}

const TEXT = [
  ['--ink', ['--ground', '--surface', '--sunken', '--brand-soft']],
  ['--ink-2', ['--ground', '--surface', '--sunken', '--brand-soft']],
  ['--ink-3', ['--ground', '--surface', '--sunken', '--brand-soft']],
  ['--brand', ['--ground', '--surface', '--brand-soft']],
  ['--brand-strong', ['--brand-soft']],
  ['--on-brand', ['--brand', '--brand-strong']],
  ['--good', ['--surface', '--good-soft']],
  ['--warn', ['--surface', '--warn-soft']],
  ['--bad', ['--surface', '--bad-soft']],
  ['--surface', ['--danger-fill']],
  ['--ground', ['--ink']],
] as const;
const MARKS = ['--mark-fault', '--mark-warning', '--mark-note', '--curve-audio', '--line-strong'];

describe.each([
  ['light', ':root'],
  ['dark', ':root[data-theme="dark"]'],
])('the %s theme', (_name, selector) => {
  const theme = colours(selector);

  it.each(TEXT)('keeps text in %s readable on %j', (text, grounds) => {
    for (const ground of grounds) {
      const ratio = contrast(theme.get(text)!, theme.get(ground)!);
      expect(ratio, `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(MARKS)('keeps %s visible on cards', (mark) => {
    expect(contrast(theme.get(mark)!, theme.get('--surface')!)).toBeGreaterThanOrEqual(3);
  });
});
