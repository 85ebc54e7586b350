type Buffering = Readonly<{ pauseBuffering(): void; resumeBuffering(): void }>;

/** How long a paused lesson may still fill its buffer. */
const PATIENCE_MS = 8_000;

/** Stops loading while the video stands still for some seconds; a seek or play starts it again. */
export function spareBuffering(
  hls: Buffering,
  video: HTMLVideoElement,
  document: Document,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => hls.pauseBuffering(), PATIENCE_MS);
  };
  const resume = () => {
    clearTimeout(timer);
    hls.resumeBuffering();
    if (video.paused) later();
  };
  const onVisibility = () => {
    if (document.hidden && video.paused) later();
  };
  video.addEventListener('pause', later);
  video.addEventListener('play', resume);
  video.addEventListener('seeking', resume);
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    clearTimeout(timer);
    video.removeEventListener('pause', later);
    video.removeEventListener('play', resume);
    video.removeEventListener('seeking', resume);
    document.removeEventListener('visibilitychange', onVisibility);
  };
}
