import type { ContainerName } from './container-name.ts';
import { type HeadFacts, NO_FACTS, needBytes } from './head-facts.ts';
import { knownFacts } from './known-facts.ts';
import { nameAt, uintLeAt } from './number-at.ts';
import { RIFF_HEADER_BYTES, riffChildren, riffChunkAfter, riffChunkAt } from './riff-chunks.ts';

type Children = readonly Readonly<{ name: string; content: Buffer }>[];

/** More chunks before the header list than this are there to keep us busy. */
const MAX_TOP_CHUNKS = 16;

/** AVI: looks for the header list (`hdrl`) before the media. */
export function parseAviFacts(head: Buffer, container: ContainerName): HeadFacts {
  let at = RIFF_HEADER_BYTES;
  for (let count = 0; count < MAX_TOP_CHUNKS; count += 1) {
    if (at + RIFF_HEADER_BYTES > head.length) return needBytes(at + RIFF_HEADER_BYTES);
    const chunk = riffChunkAt(head, at);
    if (chunk.name === 'LIST movi') return NO_FACTS;
    if (chunk.name === 'LIST hdrl') {
      if (chunk.end > head.length) return needBytes(chunk.end);
      return parseHeaders(
        [...riffChildren(head.subarray(chunk.contentStart, chunk.end))],
        container,
      );
    }
    at = riffChunkAfter(chunk);
  }
  return NO_FACTS;
}

function parseHeaders(headers: Children, container: ContainerName): HeadFacts {
  const main = contentOf(headers, 'avih');
  if (main === null) return NO_FACTS;
  const streams = headers
    .filter((child) => child.name === 'LIST strl')
    .map((child) => [...riffChildren(child.content)]);
  const kinds = streams.map((stream) => nameAt(contentOf(stream, 'strh') ?? Buffer.alloc(0), 0));
  const video = streams[kinds.indexOf('vids')] ?? null;
  const hasSound = kinds.includes('auds') || (kinds.includes('iavs') ? null : false);
  const facts = { container, ...pictureSize(video, main), hasSound };
  const durationSeconds = duration(headers, main, video);
  return { state: 'facts', facts: knownFacts({ ...facts, durationSeconds }) };
}

/** The stream's own format (BITMAPINFOHEADER), else the main header; `vprp` gives the picture's aspect. */
function pictureSize(video: Children | null, main: Buffer): { width: number; height: number } {
  const format = video && contentOf(video, 'strf');
  const width = (format && uintLeAt(format, 4, 4)) || uintLeAt(main, 32, 4);
  // Negative for a picture that is stored from its top.
  const lines = (format && Math.abs(uintLeAt(format, 8, 4) | 0)) || uintLeAt(main, 36, 4);
  const properties = video && contentOf(video, 'vprp');
  if (properties === null) return { width, height: lines };
  const aspect = uintLeAt(properties, 22, 2) / uintLeAt(properties, 20, 2);
  const isTold = aspect > 0 && Number.isFinite(aspect);
  return { width: isTold ? lines * aspect : width, height: lines };
}

/** Seconds; frames of a file past 1 GB (OpenDML) are counted in a header of their own. */
function duration(headers: Children, main: Buffer, video: Children | null): number | null {
  const stream = video && contentOf(video, 'strh');
  const [scale, rate] =
    stream === null ? [0, 0] : [uintLeAt(stream, 20, 4), uintLeAt(stream, 24, 4)];
  const secondsPerFrame = scale > 0 && rate > 0 ? scale / rate : uintLeAt(main, 0, 4) / 1e6;
  const extended = contentOf(headers, 'LIST odml');
  const total = extended && contentOf([...riffChildren(extended)], 'dmlh');
  const frames = Math.max(
    stream === null ? uintLeAt(main, 16, 4) : uintLeAt(stream, 32, 4),
    total === null ? 0 : uintLeAt(total, 0, 4),
  );
  return frames * secondsPerFrame;
}

function contentOf(children: Children, name: string): Buffer | null {
  return children.find((child) => child.name === name)?.content ?? null;
}
