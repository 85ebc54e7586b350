import type {
  RecordingStandard,
  StandardRule,
} from '../../../config/recording-standards/recording-standard.ts';
import type { Finding, StandardVerdict } from '../../../storage/catalog/report.ts';
import type { Probe } from '../../probe/probe.ts';
import type { Measured } from '../measured.ts';
import { readFindings } from './read-findings.ts';
import { readSource } from './read-source.ts';

/** Where the standard names none, half a percent: 24.98 frames a second are 25. */
const TOLERANCE = 0.005;

/** Each clause of the standard held against the source, and against what was found of it. */
export function judgeSource({
  probe,
  measured,
  findings,
  standard,
}: Readonly<{
  probe: Probe;
  measured: Measured;
  findings: readonly Finding[];
  standard: RecordingStandard;
}>): StandardVerdict[] {
  return standard.rules.map((rule) => {
    const seen = readFindings(rule.rule, findings, probe.audio !== null);
    const found = seen === undefined ? readSource(rule, probe, measured) : seen;
    return {
      rule: rule.rule,
      required: sayRequired(rule),
      measured: found,
      ok: judge(rule, found),
      source: rule.source,
      ...(rule.remark === undefined ? {} : { remark: rule.remark }),
    };
  });
}

function judge(rule: StandardRule, found: number | string | null): boolean | null {
  if (found === null) return null;
  if (rule.oneOf !== undefined) return rule.oneOf.includes(String(found));
  if (typeof found === 'string') return null;
  const exact = rule.rule === 'video.width' || rule.rule === 'video.height';
  const slack = rule.tolerance ?? (exact ? 0 : TOLERANCE);
  const margin = Math.abs(found) * slack;
  if (rule.min !== undefined && found < rule.min - margin) return false;
  return rule.max === undefined || found <= rule.max + margin;
}

/** ">= 1280", "30 to 45 min", "h264 or hevc". */
function sayRequired({ min, max, oneOf, unit }: StandardRule): string {
  const suffix = unit === '' || unit === 'px' ? '' : ` ${unit}`;
  if (oneOf !== undefined) return oneOf.join(' or ');
  if (min !== undefined && min === max) return `= ${min}${suffix}`;
  if (min !== undefined && max !== undefined) return `${min} to ${max}${suffix}`;
  return min !== undefined ? `>= ${min}${suffix}` : `<= ${max}${suffix}`;
}
