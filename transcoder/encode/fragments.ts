/** Output arguments of a track that goes over a pipe to the packager; the pipe follows. */
export const FRAGMENTS = [
  // Times before zero stay there: shifting them would part picture and sound.
  ...['-avoid_negative_ts', 'disabled'],
  // An init segment first, a fragment for each keyframe, and no index, which would want to go back. frag_discont: the
  // first decode time is the first picture's own, and not zero.
  ...['-f', 'mp4', '-movflags'],
  '+empty_moov+default_base_moof+frag_keyframe+frag_discont+skip_sidx+skip_trailer',
] as const;
