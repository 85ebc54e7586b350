import type { ContainerName } from './container-name.ts';
import { type HeadFacts, NO_FACTS, needBytes } from './head-facts.ts';
import { findIsoBox, ISO_HEADER_BYTES, isoBoxAt, isoChildren } from './iso-boxes.ts';
import { knownFacts } from './known-facts.ts';
import { uintAt } from './number-at.ts';
import { isoDuration, isoTimescale } from './parse-iso-duration.ts';
import { type IsoTrack, parseIsoTrack } from './parse-iso-track.ts';

/** More top-level boxes before the index than this are there to keep us busy. */
const MAX_TOP_BOXES = 32;

/** ISO/IEC 14496-12 and QuickTime: looks for the movie box (`moov`) before the media. */
export function parseIsoFacts(head: Buffer, container: ContainerName): HeadFacts {
  let at = 0;
  for (let count = 0; count < MAX_TOP_BOXES; count += 1) {
    if (at + ISO_HEADER_BYTES > head.length) return needBytes(at + ISO_HEADER_BYTES);
    const box = isoBoxAt(head, at);
    if (box === null || box.type === 'mdat' || box.type === 'moof') return NO_FACTS;
    if (box.type === 'moov') {
      if (box.end > head.length) return needBytes(box.end);
      return parseMovie(head.subarray(box.contentStart, box.end), container);
    }
    at = box.end;
  }
  return NO_FACTS;
}

function parseMovie(movie: Buffer, container: ContainerName): HeadFacts {
  const header = findIsoBox(movie, 'mvhd');
  if (header === null) return NO_FACTS;
  const boxes = [...isoChildren(movie)].filter((box) => box.type === 'trak');
  const tracks = boxes.map((box) => parseIsoTrack(box.content, header));
  const videos = tracks.filter((track) => track.kind === 'video');
  const video = videos.find((track) => track.isEnabled) ?? videos[0] ?? null;
  const facts = {
    container,
    durationSeconds: movieDuration(movie, header, tracks),
    width: video?.width ?? null,
    height: video?.height ?? null,
    // Old tracks carry picture and sound in one; they count as neither.
    hasSound: tracks.some((track) => track.kind === 'sound') || (video === null ? null : false),
  };
  return tracks.length === 0 ? NO_FACTS : { state: 'facts', facts: knownFacts(facts) };
}

/** What a fragmented file says of its start is not how long it is; seconds, or null. */
function movieDuration(movie: Buffer, header: Buffer, tracks: readonly IsoTrack[]): number | null {
  if (findIsoBox(movie, 'mvex') === null) {
    const longest = Math.max(...tracks.map((track) => track.durationSeconds ?? 0));
    return isoDuration(header) ?? (longest > 0 ? longest : null);
  }
  const fragments = findIsoBox(movie, 'mvex', 'mehd');
  if (fragments === null) return null;
  return uintAt(fragments, 4, fragments[0] === 1 ? 8 : 4) / isoTimescale(header);
}
