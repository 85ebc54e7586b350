/**
 * A version's file of what was measured of its source, beside the playlists that it is never delivered with: the
 * transcoder writes and reads it, and scores the lesson anew from it without a decode.
 */
export const MEASURES_FILE = 'measures.json.gz';
