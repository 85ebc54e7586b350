import type { ContainerName } from './container-name.ts';
import { type HeadFacts, NO_FACTS, needBytes } from './head-facts.ts';
import { knownFacts } from './known-facts.ts';
import { uintAt } from './number-at.ts';
import { type AmfValues, parseAmfMetadata } from './parse-amf-metadata.ts';

/** What lies before a tag (the size of the one before), and its header (Adobe FLV 10.1, E.4.1). */
const SIZE_BEFORE_BYTES = 4;
const TAG_HEADER_BYTES = 11;
const SCRIPT_TAG = 18;
const AUDIO_FLAG = 4;

/** FLV: what the script tag at its start says. */
export function parseFlvFacts(head: Buffer, container: ContainerName): HeadFacts {
  const tag = uintAt(head, 5, 4) + SIZE_BEFORE_BYTES;
  const contentStart = tag + TAG_HEADER_BYTES;
  if (contentStart > head.length) return needBytes(contentStart);
  if (((head[tag] ?? 0) & 0x1f) !== SCRIPT_TAG) return NO_FACTS;
  const end = contentStart + uintAt(head, tag + 1, 3);
  if (end > head.length) return needBytes(end);
  const values = parseAmfMetadata(head.subarray(contentStart, end));
  if (values === null) return NO_FACTS;
  const facts = {
    container,
    durationSeconds: numberOf(values, 'duration'),
    width: numberOf(values, 'width'),
    height: numberOf(values, 'height'),
    hasSound: hasSound(values, head[4] ?? 0),
  };
  return { state: 'facts', facts: knownFacts(facts) };
}

/** The header's flag comes last: live recorders set it before they know. */
function hasSound(values: AmfValues, flags: number): boolean {
  const stated = values.get('hasAudio');
  if (typeof stated === 'boolean') return stated;
  return values.has('audiocodecid') || (flags & AUDIO_FLAG) !== 0;
}

function numberOf(values: AmfValues, key: string): number | null {
  const value = values.get(key);
  return typeof value === 'number' ? value : null;
}
