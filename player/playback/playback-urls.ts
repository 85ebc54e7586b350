import { encodeMediaAddress } from '../delivery/media-address.ts';
import { mediaExpiry } from '../delivery/media-expiry.ts';
import { signMediaGrant } from '../delivery/media-token.ts';

/** What is there to be played of a published version. */
export type PlayableVersion = Readonly<{
  lessonId: string;
  version: string;
  hasPoster: boolean;
  hasStoryboard: boolean;
}>;

export type Playback = Readonly<{
  masterUrl: string;
  posterUrl: string | null;
  storyboardUrl: string | null;
  /** ISO 8601, UTC. */
  expiresAt: string;
}>;

/** Absolute URLs under `origin` (`https://host:port`), so that any HLS client can use them as they are. */
export function buildPlayback(
  playable: PlayableVersion,
  origin: string,
  key: Buffer,
  nowSeconds: number,
): Playback {
  const { lessonId, version } = playable;
  const expires = mediaExpiry(nowSeconds);
  const url = (file: string) =>
    origin + buildMediaPath({ lessonId, version, file, key, nowSeconds });
  return {
    masterUrl: url('master.m3u8'),
    posterUrl: playable.hasPoster ? url('poster.webp') : null,
    storyboardUrl: playable.hasStoryboard ? url('storyboard.vtt') : null,
    expiresAt: new Date(expires * 1000).toISOString(),
  };
}

/** The signed path, without host, of one published file. */
export function buildMediaPath(
  options: Readonly<{
    lessonId: string;
    version: string;
    file: string;
    key: Buffer;
    nowSeconds: number;
  }>,
): string {
  const { lessonId, version, file, key, nowSeconds } = options;
  const grant = { lessonId, version, expires: mediaExpiry(nowSeconds) };
  return encodeMediaAddress({ grant, signature: signMediaGrant(grant, key), file });
}
