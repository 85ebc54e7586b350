import type { Probe } from './probe.ts';

/**
 * What keeps all that its decoder needs in the container of our copies. Windows Media's sound loses its block size
 * there, RealMedia its tables, raw pictures the order of their lines.
 */
const PICTURES = [
  ...['h264', 'hevc', 'av1', 'vp8', 'vp9', 'mpeg1video', 'mpeg2video', 'mpeg4', 'h263', 'flv1'],
  ...['msmpeg4v1', 'msmpeg4v2', 'msmpeg4v3', 'mjpeg', 'theora', 'dvvideo', 'wmv1', 'wmv2', 'wmv3'],
  ...['vc1', 'vp6f', 'flashsv', 'huffyuv', 'utvideo', 'zmbv', 'prores', 'dnxhd', 'ffv1'],
];
const SOUNDS = ['aac', 'mp2', 'mp3', 'ac3', 'eac3', 'dts', 'opus', 'vorbis', 'flac', 'speex'];

/** Whether a copy of this source, undecoded, can be decoded like the source itself. */
export function survivesRemux({ video, audio }: Pick<Probe, 'video' | 'audio'>): boolean {
  const sound = audio === null || SOUNDS.includes(audio.codec) || audio.codec.startsWith('pcm_');
  return sound && PICTURES.includes(video.codec);
}
