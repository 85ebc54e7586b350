import { LANGUAGE_TAGS, type Language } from '../words/words.ts';

/** A time to wait, no more exact than anybody can use: 8秒, 3分钟, 1小时20分钟. */
export function formatTimeLeft(seconds: number, language: Language): string {
  const whole = Math.max(1, Math.round(seconds));
  if (whole < 60) return inUnit(whole, 'second', language);
  const minutes = Math.round(whole / 60);
  if (minutes < 60) return inUnit(minutes, 'minute', language);
  const hours = inUnit(Math.floor(minutes / 60), 'hour', language);
  if (minutes % 60 === 0) return hours;
  return [hours, inUnit(minutes % 60, 'minute', language)].join(language === 'zh' ? '' : ' ');
}

function inUnit(value: number, unit: string, language: Language): string {
  return new Intl.NumberFormat(LANGUAGE_TAGS[language], {
    style: 'unit',
    unit,
    unitDisplay: 'short',
  }).format(value);
}
