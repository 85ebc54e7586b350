import { attachNative } from './attach-native.ts';
import type { Stream, StreamOptions } from './stream.ts';

/** Plays an HLS stream: by hls.js where the browser has Media Source Extensions, else by the browser (iPhones). */
export async function attachStream(options: StreamOptions): Promise<Stream> {
  if (!('MediaSource' in window) && !('ManagedMediaSource' in window)) return attachNative(options);
  const { attachHls } = await import('./attach-hls.ts');
  return attachHls(options);
}
