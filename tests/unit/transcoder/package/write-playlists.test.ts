import { describe, expect, it } from 'vitest';
import { writePlaylists } from '../../../../transcoder/package/write-playlists.ts';
import type { MadeSound, MadeVideo } from '../../../../transcoder/work/results.ts';
import { planOf, RENDITION_360P, RENDITION_480P, STEREO } from '../a-plan.ts';
import { trackOf } from './a-track.ts';

const VIDEOS: readonly MadeVideo[] = [RENDITION_480P, RENDITION_360P].map((rendition) => ({
  rendition,
  track: trackOf(
    `video-${rendition.name}`,
    'avc1.64001e',
    [
      [6.006, 300_000],
      [7.6, 10_000],
    ],
    true,
  ),
}));
const SOUNDS = (['original', 'low', 'level'] as const).map(
  (kind): MadeSound => ({
    ...{ kind, channels: kind === 'low' ? 1 : 2 },
    track: trackOf(kind, 'mp4a.40.2', [[6, 96_000]]),
  }),
);

async function write(given: Partial<Parameters<typeof writePlaylists>[0]> = {}) {
  const files = new Map<string, string>();
  await writePlaylists({
    ...{ plan: planOf(), videos: VIDEOS, sounds: SOUNDS, growing: false },
    output: { write: async (file, content) => void files.set(file, String(content)) },
    ...given,
  });
  return files;
}

describe('the playlists of what was made', () => {
  it('come with the master last, so that it names nothing that is not there', async () => {
    const files = await write();
    expect([...files.keys()]).toEqual([
      ...['video-480p/playlist.m3u8', 'video-360p/playlist.m3u8'],
      ...['original/playlist.m3u8', 'low/playlist.m3u8', 'level/playlist.m3u8'],
      ...['video-480p/keyframes.m3u8', 'video-360p/keyframes.m3u8', 'master.m3u8'],
    ]);
    const named = files.get('master.m3u8')!.match(/[a-z0-9-]+\/[a-z]+\.m3u8/g)!;
    expect(named.filter((file) => !files.has(file))).toEqual([]);
  });

  it('share one target, of the longest segment', async () => {
    const files = [...(await write())].filter(([file]) => file.endsWith('/playlist.m3u8'));
    const targets = files.map(([, text]) => /TARGETDURATION:(\d+)/.exec(text)![1]);
    expect(targets).toEqual(['8', '8', '8', '8', '8']);
  });

  it('play the levelled sound, offer the original, and keep the small one to itself', async () => {
    const media = (await write()).get('master.m3u8')!.match(/GROUP-ID="[^"]+",NAME="[^"]+"/g);
    expect(media).toEqual([
      'GROUP-ID="audio",NAME="标准音量 Levelled"',
      'GROUP-ID="audio",NAME="原声 Original"',
      'GROUP-ID="audio-only",NAME="仅声音 Sound only"',
    ]);
  });

  it('say in which language is spoken', async () => {
    const plan = planOf({ sound: { ...STEREO, language: 'en' } });
    const master = (await write({ plan })).get('master.m3u8')!;
    expect(new Set(master.match(/LANGUAGE="[^"]+"/g))).toEqual(new Set(['LANGUAGE="en"']));
  });

  it('have no lists of keyframes while they grow', async () => {
    const files = await write({ growing: true, sounds: SOUNDS.slice(0, 1) });
    expect([...files.keys()]).toEqual([
      ...['video-480p/playlist.m3u8', 'video-360p/playlist.m3u8', 'original/playlist.m3u8'],
      'master.m3u8',
    ]);
    expect(files.get('video-480p/playlist.m3u8')).toContain('TYPE:EVENT');
    expect(files.get('master.m3u8')).not.toMatch(/I-FRAME|audio-only/);
  });
});
