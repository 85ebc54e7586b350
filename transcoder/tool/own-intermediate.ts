import { resolve } from 'node:path';
import { DECODERS } from './decoders.ts';

/**
 * Input arguments for a file that one of our own steps has written; the last one is the file. The streams in it are
 * still a stranger's, so everything but our own container stays out.
 */
export function ownIntermediate(file: string): string[] {
  return [
    ...['-protocol_whitelist', 'file,pipe'],
    ...['-format_whitelist', 'nut'],
    ...['-codec_whitelist', DECODERS.join(',')],
    ...['-i', `file:${resolve(file)}`],
  ];
}
