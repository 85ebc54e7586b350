import { REPORT_WORDS } from '../../shared/words/report-words.ts';
import type { Translate } from '../../shared/words/translate.ts';

type RuleKey = Extract<keyof typeof REPORT_WORDS, `rule.${string}`>;

/** A standard's rule in words; one that has none by its own name. */
export function nameRule(rule: string, t: Translate): string {
  const key = `rule.${rule}`;
  return isRuleKey(key) ? t(key) : rule;
}

function isRuleKey(key: string): key is RuleKey {
  return key.startsWith('rule.') && key in REPORT_WORDS;
}
