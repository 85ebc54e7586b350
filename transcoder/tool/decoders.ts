/**
 * The decoders that a stranger's file may call for: what cameras, phones, recorders, meetings, screen recorders and
 * editors write. Games', still pictures' and fax machines' stay out, and those that can open files (SVG).
 */
export const DECODERS: readonly string[] = [
  // Cameras, phones, recorders, browsers.
  ...['h264', 'hevc', 'libdav1d', 'libaom-av1', 'av1', 'vp8', 'libvpx', 'vp9', 'libvpx-vp9'],
  ...['mpeg1video', 'mpeg2video', 'mpegvideo', 'mpeg4', 'h261', 'h263', 'h263i', 'h263p'],
  ...['mjpeg', 'mjpegb', 'smvjpeg', 'dvvideo', 'jpeg2000', 'cavs', 'theora', 'dirac'],
  ...['msmpeg4v1', 'msmpeg4v2', 'msmpeg4', 'wmv1', 'wmv2', 'wmv3', 'vc1', 'flv'],
  ...['rv10', 'rv20', 'rv30', 'rv40', 'vp3', 'vp4', 'vp5', 'vp6', 'vp6a', 'vp6f', 'vp7'],
  // Editors and capture cards.
  ...['prores', 'dnxhd', 'cfhd', 'hap', 'dxv', 'aic', 'pixlet', 'sheervideo', 'notchlc', 'speedhq'],
  ...['rawvideo', 'v210', 'v210x', 'v308', 'v408', 'v410', 'r210', 'r10k', 'ayuv', 'yuv4', 'y41p'],
  ...['huffyuv', 'ffvhuff', 'hymt', 'ffv1', 'utvideo', 'magicyuv', 'lagarith', 'cllc', 'hqx'],
  ...['hq_hqa', 'vble', 'ylc', 'mvc1', 'mvc2', 'avui', 'qtrle', 'png', '8bps', 'rpza', 'smc'],
  ...['cinepak', 'svq1', 'svq3', 'indeo2', 'indeo3', 'indeo4', 'indeo5', 'msrle', 'msvideo1'],
  // Screens, whiteboards and meetings.
  ...['camtasia', 'tscc2', 'camstudio', 'fraps', 'zmbv', 'dxtory', 'flashsv', 'flashsv2', 'g2m'],
  ...['mss1', 'mss2', 'mts2', 'wmv3image', 'vc1image', 'fic', 'screenpresso', 'rscc', 'fmvc'],
  ...['mscc', 'srgc', 'scpr', 'wcmv', 'mwsc', 'rasc', 'lscr', 'agm', 'vmnc', 'zlib', 'mszh'],
  // Sound.
  ...['aac', 'aac_latm', 'mp1', 'mp1float', 'mp2', 'mp2float', 'mp3', 'mp3float', 'mp3adu'],
  ...['mp3adufloat', 'mp3on4', 'mp3on4float', 'als', 'ac3', 'eac3', 'dca', 'truehd', 'mlp'],
  ...['opus', 'libopus', 'vorbis', 'libvorbis', 'flac', 'alac', 'wavpack', 'tta', 'ape', 'speex'],
  ...['wmav1', 'wmav2', 'wmapro', 'wmalossless', 'wmavoice', 'amrnb', 'amrwb', 'gsm', 'gsm_ms'],
  ...['cook', 'sipr', 'ralf', 'atrac3', 'real_144', 'real_288', 'nellymoser', 'qcelp', 'evrc'],
  ...['qdm2', 'qdmc', 'mace3', 'mace6', 'dvaudio', 's302m', 'dolby_e', 'adpcm_ima_qt'],
  ...['adpcm_ima_wav', 'adpcm_ms', 'adpcm_swf', 'adpcm_yamaha', 'g722', 'g723_1', 'g726', 'g726le'],
  ...['g729', 'ilbc', 'truespeech', 'pcm_alaw', 'pcm_mulaw', 'pcm_bluray', 'pcm_dvd', 'pcm_f16le'],
  ...['pcm_f32be', 'pcm_f32le', 'pcm_f64be', 'pcm_f64le', 'pcm_s16be', 'pcm_s16be_planar'],
  ...['pcm_s16le', 'pcm_s16le_planar', 'pcm_s24be', 'pcm_s24le', 'pcm_s24le_planar', 'pcm_s32be'],
  ...['pcm_s32le', 'pcm_s32le_planar', 'pcm_s8', 'pcm_s8_planar', 'pcm_u8', 'pcm_u16le'],
  ...['pcm_u16be'],
  // Subtitles: ffprobe gives a whole file up over one stream that it may not open.
  ...['ssa', 'ass', 'srt', 'subrip', 'text', 'webvtt', 'mov_text', 'dvbsub', 'dvdsub', 'pgssub'],
  ...['xsub', 'cc_dec', 'libzvbi_teletextdec', 'stl'],
  // Cover pictures, for the same reason.
  ...['bmp', 'gif', 'webp'],
];
