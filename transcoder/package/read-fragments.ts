import { cutBoxes } from './cut-boxes.ts';
import { viewOf } from './mp4-boxes.ts';
import { type Fragment, parseFragment } from './parse-fragment.ts';
import { type Init, parseInit } from './parse-init.ts';

/** A sample in decode order, with its bytes. */
export type Sample = Readonly<{
  /** Ticks from the track's zero, as presented; negative where it lies before. */
  pts: number;
  keyframe: boolean;
  bytes: Uint8Array;
}>;

export type FragmentTaker = Readonly<{
  init(init: Init, bytes: Uint8Array): void;
  /** Before the first sample: how long, in ticks, a picture may wait between its decoding and its showing. */
  delay(ticks: number): void;
  sample(sample: Sample): void;
}>;

/**
 * Reads the fragmented MP4 that ffmpeg writes with frag_discont, one track, as it comes over a pipe. Such a file's first
 * decode time is really its first presentation time: the composition offset of the first sample is taken off all.
 */
export function readFragments(taker: FragmentTaker): {
  add(bytes: Uint8Array): void;
  end(): void;
} {
  let ftyp: Uint8Array = new Uint8Array();
  let init: Init | null = null;
  let fragment: Fragment | null = null;
  let delay: number | null = null;

  const boxes = cutBoxes(({ type, bytes }) => {
    if (type === 'ftyp') ftyp = bytes;
    if (type === 'moov') {
      const whole = Buffer.concat([ftyp, bytes]);
      init = parseInit(whole);
      taker.init(init, whole);
    }
    if (type === 'moof') fragment = parseFragment(viewOf(bytes.subarray(8)), need(init).defaults);
    if (type === 'mdat') takeSamples(need(fragment), bytes.subarray(8));
  });

  const takeSamples = ({ decodeTime, samples }: Fragment, data: Uint8Array) => {
    let at = 0;
    let time = decodeTime;
    for (const { sizeBytes, duration, compositionOffset, keyframe } of samples) {
      if (delay === null) {
        delay = compositionOffset;
        taker.delay(delay);
      }
      const pts = time + compositionOffset - delay;
      taker.sample({ pts, keyframe, bytes: data.subarray(at, at + sizeBytes) });
      at += sizeBytes;
      time += duration;
    }
  };

  return boxes;
}

function need<T>(value: T | null): T {
  if (value === null) throw new Error('the boxes of a fragmented file in a wrong order');
  return value;
}
