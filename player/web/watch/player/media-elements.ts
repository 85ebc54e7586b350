import 'media-chrome/media-control-bar';
import 'media-chrome/media-controller';
import 'media-chrome/media-fullscreen-button';
import 'media-chrome/media-loading-indicator';
import 'media-chrome/media-mute-button';
import 'media-chrome/media-pip-button';
import 'media-chrome/media-play-button';
import 'media-chrome/media-seek-backward-button';
import 'media-chrome/media-seek-forward-button';
import 'media-chrome/media-time-display';
import 'media-chrome/media-time-range';
import 'media-chrome/media-volume-range';
import 'media-chrome/lang/zh-CN';
import type { JSX } from 'preact';

/** Attributes of media-chrome's elements that we use; a flag is set by an empty string. */
type MediaElement = JSX.HTMLAttributes<HTMLElement> & {
  nohotkeys?: '';
  noautohide?: '';
  noautoseektolive?: '';
  gesturesdisabled?: '';
  autohide?: string;
  showduration?: '';
  notooltip?: '';
  seekoffset?: string;
};

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'media-control-bar': MediaElement;
      'media-controller': MediaElement;
      'media-fullscreen-button': MediaElement;
      'media-loading-indicator': MediaElement;
      'media-mute-button': MediaElement;
      'media-pip-button': MediaElement;
      'media-play-button': MediaElement;
      'media-seek-backward-button': MediaElement;
      'media-seek-forward-button': MediaElement;
      'media-time-display': MediaElement;
      'media-time-range': MediaElement;
      'media-volume-range': MediaElement;
    }
  }
}
