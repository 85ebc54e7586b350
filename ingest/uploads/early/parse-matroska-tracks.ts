import { ebmlChildren } from './ebml-elements.ts';
import { uintAt } from './number-at.ts';
import type { SourceFacts } from './source-facts.ts';

type Values = ReadonlyMap<number, Buffer>;

const TRACK_ENTRY = 0xae;
const TRACK_TYPE = 0x83;
const FLAG_DEFAULT = 0x88;
const VIDEO = 0xe0;
const PIXEL_WIDTH = 0xb0;
const PIXEL_HEIGHT = 0xba;
const DISPLAY_WIDTH = 0x54b0;
const DISPLAY_HEIGHT = 0x54ba;
const DISPLAY_UNIT = 0x54b2;

const MAX_TRACKS = 64;
const TYPE_VIDEO = 1;
const TYPE_AUDIO = 2;
/** Pixels, centimetres, inches and a ratio all give an aspect; 4 is "unknown". */
const UNIT_UNKNOWN = 4;

/** RFC 9559, 5.1.4: the default picture as shown, and whether there is sound. */
export function parseMatroskaTracks(
  tracks: Buffer,
): Pick<SourceFacts, 'width' | 'height' | 'hasSound'> {
  const entries = [...ebmlChildren(tracks)]
    .filter((child) => child.id === TRACK_ENTRY)
    .slice(0, MAX_TRACKS)
    .map((child) => valuesOf(child.content));
  const videos = entries.filter((entry) => uintOf(entry, TRACK_TYPE) === TYPE_VIDEO);
  const entry = videos.find((each) => uintOf(each, FLAG_DEFAULT, 1) === 1) ?? videos[0];
  const size = entry && shownSize(valuesOf(entry.get(VIDEO) ?? Buffer.alloc(0)));
  return {
    width: size?.width ?? null,
    height: size?.height ?? null,
    hasSound: entries.some((each) => uintOf(each, TRACK_TYPE) === TYPE_AUDIO),
  };
}

/** Lines stay lines: an anamorphic picture is widened or narrowed. */
function shownSize(video: Values): { width: number; height: number } {
  const [width, height] = [uintOf(video, PIXEL_WIDTH), uintOf(video, PIXEL_HEIGHT)];
  const shownWidth = uintOf(video, DISPLAY_WIDTH, width);
  const shownHeight = uintOf(video, DISPLAY_HEIGHT, height);
  const isTold = uintOf(video, DISPLAY_UNIT) < UNIT_UNKNOWN && shownWidth > 0 && shownHeight > 0;
  return { width: isTold ? height * (shownWidth / shownHeight) : width, height };
}

function valuesOf(parent: Buffer): Values {
  return new Map([...ebmlChildren(parent)].map(({ id, content }) => [id, content]));
}

function uintOf(values: Values, id: number, otherwise = 0): number {
  const content = values.get(id);
  return content === undefined ? otherwise : uintAt(content, 0, Math.min(8, content.length));
}
