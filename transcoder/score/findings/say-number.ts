/** A figure for a sentence: so many decimals, no trailing zeros, a true minus sign. */
export function sayNumber(value: number, decimals = 0): string {
  const text = Number(value.toFixed(decimals)).toString();
  return text.startsWith('-') ? `−${text.slice(1)}` : text;
}
