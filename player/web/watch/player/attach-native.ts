import { signal } from '@preact/signals';
import { AUTO_LEVEL, type Stream, type StreamOptions } from './stream.ts';

/** The browser's own HLS, which offers no choice of levels. */
export function attachNative({ video, masterUrl, startSeconds }: StreamOptions): Stream {
  const failure = signal<'network' | 'unplayable' | null>(null);
  const fail = () => {
    const code = video.error?.code;
    failure.value = code === MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED ? 'unplayable' : 'network';
  };
  const load = () => {
    failure.value = null;
    video.src = startSeconds > 0 ? `${masterUrl}#t=${startSeconds}` : masterUrl;
  };
  video.addEventListener('error', fail);
  load();
  return {
    levels: signal([]),
    chosen: signal(AUTO_LEVEL),
    shown: signal(null),
    failure,
    choose: () => undefined,
    retry: load,
    detach: () => {
      video.removeEventListener('error', fail);
      video.removeAttribute('src');
      video.load();
    },
  };
}
