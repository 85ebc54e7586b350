import type { FfprobeStream } from './ffprobe-json.ts';
import { parseStart } from './parse-start.ts';
import type { AudioProbe } from './probe.ts';

/** ISO 639-2, as containers tag it, to the BCP 47 that playlists want; others pass as they are. */
const LANGUAGES: Readonly<Record<string, string>> = {
  chi: 'zh',
  zho: 'zh',
  cmn: 'zh',
  eng: 'en',
  jpn: 'ja',
  kor: 'ko',
  rus: 'ru',
  fre: 'fr',
  fra: 'fr',
  ger: 'de',
  deu: 'de',
  spa: 'es',
  tib: 'bo',
  bod: 'bo',
  uig: 'ug',
  mon: 'mn',
};

/** Reads one sound stream of ffprobe's; null when no decoder could make sense of it. */
export function parseAudioStream(
  stream: FfprobeStream,
  around: Readonly<{ durationSeconds: number; containerStart: number }>,
): AudioProbe | null {
  const codec = stream.codec_name;
  const sampleRateHz = Number(stream.sample_rate);
  const channels = stream.channels ?? 0;
  if (codec === undefined || codec === 'none' || !(sampleRateHz > 0) || channels < 1) return null;
  return {
    streamIndex: stream.index,
    startSeconds: parseStart(stream, around.containerStart),
    durationSeconds: Number(stream.duration) > 0 ? Number(stream.duration) : null,
    codec,
    profile: stream.profile ?? null,
    sampleRateHz,
    channels,
    bitrateKbps: Math.round(bitrateKbps(stream, sampleRateHz * channels, around.durationSeconds)),
    language: language(stream.tags?.language),
  };
}

/** Containers that do not say: what raw sound would be, or 0 where the codec decides. */
function bitrateKbps(
  stream: FfprobeStream,
  samplesPerSecond: number,
  durationSeconds: number,
): number {
  if (stream.bit_rate !== undefined) return Number(stream.bit_rate) / 1000;
  const bytes = Number(stream.tags?.NUMBER_OF_BYTES);
  if (bytes > 0) return (bytes * 8) / 1000 / durationSeconds;
  const pcmBits = /^pcm_[a-z](\d+)/.exec(stream.codec_name ?? '')?.[1];
  return pcmBits === undefined ? 0 : (samplesPerSecond * Number(pcmBits)) / 1000;
}

function language(tag: string | undefined): string | null {
  if (tag === undefined || tag === 'und' || !/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(tag)) return null;
  return LANGUAGES[tag] ?? tag;
}
