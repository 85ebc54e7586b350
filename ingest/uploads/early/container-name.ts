/** The containers that the transcoder takes, each by the name that it has there. */
export type ContainerName =
  | IsoName
  | 'matroska'
  | 'webm'
  | 'avi'
  | 'asf'
  | 'flv'
  | 'mpegts'
  | 'mpeg'
  | 'mxf'
  | 'ogg'
  | 'rm'
  | 'dv'
  | 'wtv'
  | SoundOnlyName;

/** ISO base media files and what they came from: QuickTime's boxes. */
export type IsoName = 'mov' | 'mp4' | 'm4a' | '3gp' | '3g2' | 'mj2';

/** Hold no picture, or at most a cover. */
type SoundOnlyName = 'mp3' | 'wav' | 'flac' | 'aac' | 'amr';
