import type { StandardRule } from '../../../config/recording-standards/recording-standard.ts';
import type { Finding, FindingCode } from '../../../storage/catalog/report.ts';

/** Clauses that forbid something to be there at all, and the findings that say that it is. */
const FORBIDDEN: Readonly<Partial<Record<StandardRule['rule'], readonly FindingCode[]>>> = {
  'audio.hum': ['audio.hum'],
  'audio.swelling': ['audio.level-jump'],
  'audio.distorted': ['audio.clipped'],
  'sync.lost': ['timing.audio-drift'],
  'picture.shaking': ['picture.shaky', 'timing.dropped-frames'],
  'picture.colour-cast': ['picture.colour-cast'],
  'picture.enlarged': ['picture.upscaled'],
  'cuts.unstable': ['cut.flash-frame', 'cut.black-frame', 'cut.audio-pop'],
  'cuts.rough': [
    'cut.flash-frame',
    'cut.black-frame',
    'cut.jump-cut',
    'cut.colour-jump',
    'cut.audio-pop',
    'cut.too-frequent',
  ],
  'cuts.colour-jump': ['cut.colour-jump'],
};

/**
 * Whether what a clause forbids was found; a note is no breach. null: a clause on a sound that is not there; undefined:
 * findings say nothing of this clause.
 */
export function readFindings(
  rule: StandardRule['rule'],
  findings: readonly Finding[],
  hasSound: boolean,
): 'yes' | 'no' | null | undefined {
  const codes = FORBIDDEN[rule];
  if (codes === undefined) return undefined;
  if (!hasSound && (rule.startsWith('audio.') || rule === 'sync.lost')) return null;
  const breach = findings.some(({ code, severity }) => severity !== 'note' && codes.includes(code));
  return breach ? 'yes' : 'no';
}
