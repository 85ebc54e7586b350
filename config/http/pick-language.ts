import type { Wording } from './problem-entry.ts';

/** The language an Accept-Language header prefers of those we speak; Chinese unless English is wanted more. */
export function pickLanguage(acceptLanguage: string | undefined): keyof Wording {
  const wish = { zh: 0, en: 0 };
  for (const part of (acceptLanguage ?? '').toLowerCase().split(',')) {
    const [range = '', ...parameters] = part.trim().split(/\s*;\s*/);
    const language = range.split('-')[0];
    if (language !== 'zh' && language !== 'en') continue;
    wish[language] = Math.max(wish[language], qualityOf(parameters));
  }
  return wish.en > wish.zh ? 'en' : 'zh';
}

function qualityOf(parameters: readonly string[]): number {
  const quality = parameters.find((each) => each.startsWith('q='));
  if (quality === undefined) return 1;
  const number = Number(quality.slice(2));
  return number >= 0 && number <= 1 ? number : 0;
}
