import type { ContainerName } from './container-name.ts';
import { EBML_HEADER_BYTES, ebmlChildren, ebmlElementAt } from './ebml-elements.ts';
import { type HeadFacts, NO_FACTS, needBytes } from './head-facts.ts';
import { knownFacts } from './known-facts.ts';
import { floatAt, uintAt } from './number-at.ts';
import { parseMatroskaTracks } from './parse-matroska-tracks.ts';

const SEGMENT = 0x18538067;
const INFO = 0x1549a966;
const TRACKS = 0x1654ae6b;
const CLUSTER = 0x1f43b675;
const TIMESTAMP_SCALE = 0x2ad7b1;
const DURATION = 0x4489;

/** More elements before the pictures than this are there to keep us busy. */
const MAX_SEGMENT_ELEMENTS = 64;

/** RFC 9559: looks for Info and Tracks before the first Cluster. */
export function parseMatroskaFacts(head: Buffer, container: ContainerName): HeadFacts {
  const header = ebmlElementAt(head, 0);
  if (header === null) return NO_FACTS;
  const start = header.end + EBML_HEADER_BYTES;
  if (start > head.length) return needBytes(start);
  const segment = ebmlElementAt(head, header.end);
  if (segment?.id !== SEGMENT) return NO_FACTS;
  let info: Buffer | null = null;
  let tracks: Buffer | null = null;
  let at = segment.contentStart;
  for (let count = 0; count < MAX_SEGMENT_ELEMENTS && !(info && tracks); count += 1) {
    if (at >= segment.end) break;
    if (at + EBML_HEADER_BYTES > head.length) return needBytes(at + EBML_HEADER_BYTES);
    const element = ebmlElementAt(head, at);
    if (element === null || element.id === CLUSTER) break;
    const isTelling = element.id === INFO || element.id === TRACKS;
    if (isTelling && element.end > head.length) return needBytes(element.end);
    const content = head.subarray(element.contentStart, element.end);
    if (element.id === INFO) info ??= content;
    if (element.id === TRACKS) tracks ??= content;
    at = element.end;
  }
  if (tracks === null) return NO_FACTS;
  const facts = { container, ...parseMatroskaTracks(tracks), durationSeconds: duration(info) };
  return { state: 'facts', facts: knownFacts(facts) };
}

/** Seconds; null for a recording that was never closed, or is not yet. */
function duration(info: Buffer | null): number | null {
  if (info === null) return null;
  let ticks = 0;
  // Nanoseconds a tick, unless the file says otherwise.
  let scale = 1_000_000;
  for (const { id, content } of ebmlChildren(info)) {
    if (id === DURATION) ticks = floatAt(content, 0, content.length);
    if (id === TIMESTAMP_SCALE) scale = uintAt(content, 0, Math.min(8, content.length));
  }
  return (ticks * scale) / 1e9;
}
