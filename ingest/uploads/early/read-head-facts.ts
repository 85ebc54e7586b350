import type { ContainerName } from './container-name.ts';
import { type HeadFacts, NO_FACTS, needBytes } from './head-facts.ts';
import { parseAviFacts } from './parse-avi-facts.ts';
import { parseFlvFacts } from './parse-flv-facts.ts';
import { parseIsoFacts } from './parse-iso-facts.ts';
import { parseMatroskaFacts } from './parse-matroska-facts.ts';
import { DECIDING_BYTES } from './sniff.ts';
import { sniffContainer } from './sniff-container.ts';

type Parse = (head: Buffer, container: ContainerName) => HeadFacts;

const PARSERS: Partial<Record<ContainerName, Parse>> = {
  ...{ mov: parseIsoFacts, mp4: parseIsoFacts, m4a: parseIsoFacts, mj2: parseIsoFacts },
  ...{ '3gp': parseIsoFacts, '3g2': parseIsoFacts },
  ...{ matroska: parseMatroskaFacts, webm: parseMatroskaFacts },
  ...{ avi: parseAviFacts, flv: parseFlvFacts },
};

/**
 * What the first bytes of a file tell of it. `need` is always more than there is; a file that ends before it
 * tells nothing. Costs no more than one pass over the head, whatever the file claims.
 */
export function readHeadFacts(head: Buffer): HeadFacts {
  const sniff = sniffContainer(head, false);
  if (sniff.verdict === 'undecided') return needBytes(DECIDING_BYTES);
  if (sniff.verdict === 'not-a-video') return NO_FACTS;
  return PARSERS[sniff.container]?.(head, sniff.container) ?? NO_FACTS;
}
