import { resolve } from 'node:path';
import { DECODERS } from './decoders.ts';

/**
 * Real containers only. Everything that names other files (playlists, concat, image sequences) or
 * turns text into pictures (subtitles, tty) stays out, whatever the file claims to be.
 * Sound-only containers are in, so that such a file is told what it lacks.
 */
const CONTAINERS = [
  ...['mov', 'mp4', 'm4a', '3gp', '3g2', 'mj2', 'matroska', 'webm', 'mpegts', 'mpeg', 'avi', 'asf'],
  ...['flv', 'ogg', 'mxf', 'rm', 'dv', 'wtv', 'mp3', 'wav', 'flac', 'aac', 'amr'],
];

/** A recorder writes two or three, an editor a dozen; each costs a decoder and its memory. */
export const MAX_STREAMS = 32;

/** Input arguments of ffmpeg and ffprobe for a file that a stranger sent; the last one is the file. */
export function untrustedInput(file: string): string[] {
  return [
    // No network, no other protocol, even where a container asks for one.
    ...['-protocol_whitelist', 'file,pipe'],
    ...['-format_whitelist', CONTAINERS.join(',')],
    ...['-codec_whitelist', DECODERS.join(',')],
    ...['-max_streams', String(MAX_STREAMS)],
    // The prefix keeps a name with a colon or a leading dash from being read as something else.
    ...['-i', `file:${resolve(file)}`],
  ];
}
