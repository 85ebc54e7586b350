import './media-elements.ts';
import './player.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useApp } from '../../shared/app-context.ts';
import { Button } from '../../shared/ui/button.tsx';
import { WholeState } from '../../shared/ui/whole-state.tsx';
import { LANGUAGE_TAGS } from '../../shared/words/words.ts';
import type { Playback } from '../use-lesson-stream.ts';
import { attachStream } from './attach-stream.ts';
import type { Playhead } from './create-playhead.ts';
import { QualityMenu } from './quality-menu.tsx';
import { SpeedMenu } from './speed-menu.tsx';
import type { Stream } from './stream.ts';

/**
 * media-chrome's controls around a plain video element that hls.js feeds. They stand below the picture, so that nothing
 * hides it, and over it in full screen.
 */
export function LessonPlayer({
  playback,
  complete,
  playhead,
  strip,
  onExpired,
}: {
  playback: Playback;
  /** Whether the stream is all there; one that was watched before gets its other qualities then. */
  complete: boolean;
  playhead: Playhead;
  /** What lies over the seek bar, on its axis; null while there is nothing to show. */
  strip: ComponentChildren;
  onExpired: () => void;
}) {
  const { t, language } = useApp();
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const [stream, setStream] = useState<Stream | null>(null);
  const [menuOpen, setMenuOpen] = useState(false);
  const [broken, setBroken] = useState(false);
  const full = useFullScreen();
  /** Where the stream before was, so that the next one goes on there. */
  const left = useRef({ atSeconds: 0, playing: false });

  useEffect(() => {
    if (video === null) return;
    let attached: Stream | null = null;
    let wanted = true;
    const unfollow = playhead.follow(video);
    if (left.current.playing) playhead.playFrom(left.current.atSeconds);
    attachStream({
      video,
      masterUrl: playback.masterUrl,
      startSeconds: left.current.atSeconds,
      onExpired,
    }).then(
      (ready) => {
        if (!wanted) return ready.detach();
        attached = ready;
        setStream(ready);
      },
      () => setBroken(true),
    );
    return () => {
      wanted = false;
      left.current = { atSeconds: video.currentTime, playing: !video.paused };
      unfollow();
      attached?.detach();
      setStream(null);
    };
  }, [video, playback.masterUrl, complete]);

  const failure = broken ? 'network' : (stream?.failure.value ?? null);
  return (
    <div class={`player ${strip === null ? '' : 'player--strip'}`}>
      <media-controller
        class="player__controller"
        lang={LANGUAGE_TAGS[language.value]}
        nohotkeys=""
        autohide={menuOpen || !full ? '-1' : '3'}
        aria-label={t('watch.player')}
      >
        {/* biome-ignore lint/a11y/useMediaCaption: recordings of lessons come without captions */}
        <video
          ref={setVideo}
          slot="media"
          playsInline
          preload="metadata"
          poster={playback.posterUrl ?? undefined}
          data-testid="video"
        >
          {playback.storyboardUrl === null ? null : (
            <track kind="metadata" label="thumbnails" default src={playback.storyboardUrl} />
          )}
        </video>
        <media-loading-indicator class="player__loading" slot="centered-chrome" noautohide="" />
        <media-play-button slot="centered-chrome" class="player__first-play" notooltip="" />
        {strip === null ? null : <div class="player__strip">{strip}</div>}
        <media-control-bar class="player__seek">
          <media-time-range />
        </media-control-bar>
        <media-control-bar class="player__bar">
          <media-play-button notooltip="" />
          <media-seek-backward-button class="player__wide" seekoffset="10" notooltip="" />
          <media-seek-forward-button class="player__wide" seekoffset="10" notooltip="" />
          <media-mute-button notooltip="" />
          <media-volume-range class="player__wide" />
          <media-time-display showduration="" />
          <span class="player__space" />
          {video === null ? null : <SpeedMenu video={video} onOpenChange={setMenuOpen} />}
          {stream === null ? null : <QualityMenu stream={stream} onOpenChange={setMenuOpen} />}
          <media-pip-button class="player__wide" notooltip="" />
          <media-fullscreen-button notooltip="" />
        </media-control-bar>
      </media-controller>
      {failure === null ? null : (
        <div class="player__failure">
          <WholeState
            icon="warning"
            tone="bad"
            title={t('error.heading')}
            text={t(failure === 'network' ? 'watch.stream-failed' : 'watch.unplayable')}
          >
            <Button onClick={() => (broken ? window.location.reload() : stream?.retry())}>
              {t('action.try-again')}
            </Button>
          </WholeState>
        </div>
      )}
    </div>
  );
}

/** Whether something is shown in full screen: there the controls lie over the picture, and hide. */
function useFullScreen(): boolean {
  const [full, setFull] = useState(false);
  useEffect(() => {
    const read = () => setFull(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', read);
    return () => document.removeEventListener('fullscreenchange', read);
  }, []);
  return full;
}
