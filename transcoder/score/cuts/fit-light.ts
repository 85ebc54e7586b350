import { eachMatch, type ViewMatch } from './match-view.ts';
import type { TinyFrame } from './tiny-frame.ts';

/** What one picture's luma becomes in another light: a function of a pixel's luma and chroma. */
export type Light = (luma: number, u: number, v: number) => number;

/** Further from the fit than this a pixel shows something else, and is left out the second time. */
const OUTSIDE_LEVELS = 20;
const TERMS = 5;
const PASSES = 3;
/** Keeps the fit from running wild where a term hardly varies; in squares of a term a pixel. */
const RIDGE = 1e-4;
const STARTS_WITH = [0, 1, 0, 0, 0] as const;

/**
 * How luma turns from one picture into the other where both show the same: brightness, contrast, gamma and what a
 * balance of colours does to it, by least squares over all pixels but those that do not fit.
 */
export function fitLight(
  from: TinyFrame,
  to: TinyFrame,
  match: Omit<ViewMatch, 'likeness'>,
): Light {
  const half = from.chroma.length / 2;
  let weights: readonly number[] | null = null;
  for (let pass = 0; pass < PASSES; pass += 1) {
    const matrix = Array.from({ length: TERMS }, () => new Float64Array(TERMS + 1));
    let count = 0;
    eachMatch(from, match, (there, here) => {
      const chroma = chromaAt(there, from.width);
      const terms = termsOf(from.luma[there]!, from.chroma[chroma]!, from.chroma[half + chroma]!);
      const target = to.luma[here]!;
      if (weights !== null && Math.abs(dot(weights, terms) - target) > OUTSIDE_LEVELS) return;
      count += 1;
      for (let row = 0; row < TERMS; row += 1) {
        for (let column = 0; column < TERMS; column += 1) {
          matrix[row]![column]! += terms[row]! * terms[column]!;
        }
        matrix[row]![TERMS]! += terms[row]! * (target / 255);
      }
    });
    // Towards the light as it was.
    for (let row = 0; row < TERMS; row += 1) {
      matrix[row]![row]! += RIDGE * count;
      matrix[row]![TERMS]! += RIDGE * count * STARTS_WITH[row]!;
    }
    if (count < TERMS) break;
    weights = solve(matrix).map((weight) => weight * 255);
  }
  const found = weights;
  return found === null ? (luma) => luma : (luma, u, v) => dot(found, termsOf(luma, u, v));
}

/** Index of a pixel's chroma in its plane. */
export function chromaAt(pixel: number, width: number): number {
  return (Math.floor(pixel / width) >> 1) * (width >> 1) + ((pixel % width) >> 1);
}

function termsOf(luma: number, u: number, v: number): readonly number[] {
  const level = luma / 255;
  return [1, level, level * level, (u - 128) / 255, (v - 128) / 255];
}

function dot(weights: readonly number[], terms: readonly number[]): number {
  return terms.reduce((sum, term, index) => sum + term * weights[index]!, 0);
}

/** Gauss–Jordan on a matrix that the ridge keeps from being singular. */
function solve(matrix: readonly Float64Array[]): number[] {
  for (let pivot = 0; pivot < TERMS; pivot += 1) {
    const lead = matrix[pivot]!;
    const by = lead[pivot]! || 1e-9;
    for (let column = 0; column <= TERMS; column += 1) lead[column]! /= by;
    for (const [row, line] of matrix.entries()) {
      const factor = row === pivot ? 0 : line[pivot]!;
      for (let column = 0; column <= TERMS; column += 1) line[column]! -= factor * lead[column]!;
    }
  }
  return matrix.map((line) => line[TERMS]!);
}
