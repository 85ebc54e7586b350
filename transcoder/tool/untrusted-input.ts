/**
 * Real containers only. Everything that names other files (playlists, concat, image sequences) or
 * turns text into pictures (subtitles, tty) stays out, whatever the file claims to be.
 * Sound-only containers are in, so that such a file is told what it lacks.
 */
const CONTAINERS = [
  ...['mov', 'mp4', 'm4a', '3gp', '3g2', 'mj2', 'matroska', 'webm', 'mpegts', 'mpeg', 'avi', 'asf'],
  ...['flv', 'ogg', 'mxf', 'rm', 'dv', 'wtv', 'mp3', 'wav', 'flac', 'aac', 'amr'],
];

/** Input arguments of ffmpeg and ffprobe for a file that a stranger sent; the last one is the file. */
export function untrustedInput(file: string): string[] {
  return [
    // No network, no other protocol, even where a container asks for one.
    ...['-protocol_whitelist', 'file,pipe'],
    ...['-format_whitelist', CONTAINERS.join(',')],
    // The prefix keeps a name with a colon or a leading dash from being read as something else.
    ...['-i', `file:${file}`],
  ];
}

/** The same for a file that one of our own steps wrote: the one container that those use. */
export function ownIntermediate(file: string): string[] {
  return [
    ...['-protocol_whitelist', 'file,pipe'],
    ...['-format_whitelist', 'nut', '-i', `file:${file}`],
  ];
}
