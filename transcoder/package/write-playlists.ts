import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AUDIO_FOLDER, TOOL_PLAYLIST, videoFolder } from '../encode/encode-argv.ts';
import { framesPerSecond, type Plan } from '../plan/plan.ts';
import {
  type AudioTrack,
  buildMasterPlaylist,
  MEDIA_PLAYLIST,
  type VideoTrack,
} from './build-master-playlist.ts';
import { buildMediaPlaylist, targetDuration } from './build-media-playlist.ts';
import { PackagingError, readTrack } from './read-track.ts';
import type { Track } from './track.ts';

export const MASTER_PLAYLIST = 'master.m3u8';

/** Writes the playlists of what the encoder left in `outputFolder`, and removes the encoder's own. */
export async function writePlaylists(plan: Plan, outputFolder: string): Promise<void> {
  const videos: VideoTrack[] = [];
  for (const rendition of plan.renditions) {
    videos.push({ rendition, track: await readTrack(outputFolder, videoFolder(rendition)) });
  }
  const tracks = videos.map((video) => video.track);
  refuseSeams(tracks);
  const audio: AudioTrack | null = plan.sound && {
    language: plan.sound.language,
    channels: plan.sound.channels,
    track: await readTrack(outputFolder, AUDIO_FOLDER),
  };
  const all = audio === null ? tracks : [...tracks, audio.track];
  const target = targetDuration(all.flatMap((track) => track.segments));
  for (const { folder, segments } of all) {
    const playlist = buildMediaPlaylist(segments, target);
    await writeFile(join(outputFolder, folder, MEDIA_PLAYLIST), playlist);
    await rm(join(outputFolder, folder, TOOL_PLAYLIST));
  }
  const rate = framesPerSecond(plan.timing.frameRate);
  await writeFile(join(outputFolder, MASTER_PLAYLIST), buildMasterPlaylist(videos, audio, rate));
}

/** A player switches quality at a boundary, so all renditions must have the same ones (8.22). */
function refuseSeams(tracks: readonly Track[]): void {
  const boundaries = tracks.map((track) =>
    track.segments.map((segment) => segment.startSeconds.toFixed(3)).join(),
  );
  if (new Set(boundaries).size > 1) {
    throw new PackagingError('the renditions are not cut at the same instants');
  }
}
