import Hls from 'hls.js';
import { attachHls } from './attach-hls.ts';
import { attachNative } from './attach-native.ts';
import type { Stream, StreamOptions } from './stream.ts';

/** Plays an HLS stream: by hls.js where the browser has Media Source Extensions, else by the browser (iPhones). */
export function attachStream(options: StreamOptions): Stream {
  return Hls.isSupported() ? attachHls(options) : attachNative(options);
}
