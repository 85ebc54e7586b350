/** The `ftyp` box that an MP4 file begins with (ISO/IEC 14496-12, 4.3): the server refuses what is no video. */
export const VIDEO_HEAD = Buffer.from('\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isommp41', 'latin1');
