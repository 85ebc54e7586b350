import type { VersionOutput } from '../output/version-output.ts';
import { framesPerSecond, type Plan } from '../plan/plan.ts';
import type { MadeSound, MadeVideo } from '../work/results.ts';
import { type AudioTrack, buildMasterPlaylist } from './build-master-playlist.ts';
import {
  buildKeyframePlaylist,
  buildMediaPlaylist,
  KEYFRAME_PLAYLIST,
  MEDIA_PLAYLIST,
  targetDuration,
} from './build-media-playlist.ts';

export const MASTER_PLAYLIST = 'master.m3u8';

export type PlaylistRequest = Readonly<{
  output: Pick<VersionOutput, 'write'>;
  plan: Pick<Plan, 'timing' | 'sound'>;
  /** Largest first. */
  videos: readonly MadeVideo[];
  sounds: readonly MadeSound[];
  /** More segments will come. */
  growing: boolean;
}>;

const NAMES: Readonly<Record<MadeSound['kind'], string>> = {
  original: '原声 Original',
  level: '标准音量 Levelled',
  low: '仅声音 Sound only',
};

/** Writes the playlists of what was made: the renditions' first, so that the master names nothing that is not there. */
export async function writePlaylists(request: PlaylistRequest): Promise<void> {
  const { output, plan, videos, sounds, growing } = request;
  const tracks = [...videos, ...sounds].map(({ track }) => track);
  const target = targetDuration(tracks.flatMap((track) => track.segments));
  for (const { folder, segments } of tracks) {
    const playlist = buildMediaPlaylist(segments, target, growing);
    await output.write(`${folder}/${MEDIA_PLAYLIST}`, playlist);
  }
  if (!growing) {
    for (const { track } of videos) {
      const playlist = buildKeyframePlaylist(track.segments);
      await output.write(`${track.folder}/${KEYFRAME_PLAYLIST}`, playlist);
    }
  }
  const audios = byKind(sounds, plan, 'level', 'original');
  const master = buildMasterPlaylist({
    videos: videos.map(({ rendition, track }) => ({
      width: rendition.width,
      height: rendition.height,
      framesPerSecond: framesPerSecond(plan.timing.frameRate),
      track,
    })),
    audios,
    audioOnly: byKind(sounds, plan, 'low')[0] ?? null,
    keyframes: !growing,
  });
  await output.write(MASTER_PLAYLIST, master);
}

/** The sounds of these kinds, in their order. */
function byKind(
  sounds: readonly MadeSound[],
  plan: PlaylistRequest['plan'],
  ...kinds: readonly MadeSound['kind'][]
): readonly AudioTrack[] {
  return kinds.flatMap((kind) =>
    sounds
      .filter((sound) => sound.kind === kind)
      .map(({ channels, track }) => ({
        ...{ name: NAMES[kind], language: plan.sound?.language ?? 'zh', channels, track },
      })),
  );
}
