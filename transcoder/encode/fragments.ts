/** Output arguments of a track that goes over a pipe to the packager; the pipe follows. */
export const FRAGMENTS = [
  // Times before zero stay there: shifting them would part picture and sound.
  ...['-avoid_negative_ts', 'disabled'],
  // An init segment first, a fragment for each keyframe, and no index, which would want to go back. frag_discont: the
  // first decode time is the first picture's own, and not zero.
  // One track, whatever the source has: chapters and time code would come as tracks of their own. Where and by whom it was
  // filmed is nobody's business.
  ...['-map_metadata', '-1', '-map_chapters', '-1', '-write_tmcd', '0'],
  ...['-f', 'mp4', '-movflags'],
  '+empty_moov+default_base_moof+frag_keyframe+frag_discont+skip_sidx+skip_trailer',
] as const;
