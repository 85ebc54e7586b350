import type { FfprobeJson, FfprobeStream } from './ffprobe-json.ts';
import { parseAudioStream } from './parse-audio-stream.ts';
import { parseVideoStream } from './parse-video-stream.ts';
import type { Probe } from './probe.ts';
import { UnusableSourceError } from './unusable-source-error.ts';

/** A picture this much behind its sound starts with it: encoders' priming and the reordering of frames are as long. */
const AT_ONCE_SECONDS = 0.1;

/** What ffprobe cannot know, or did not say. */
export type ProbeFacts = Readonly<{ sizeBytes: number; durationSeconds: number }>;

/** Streams whose clocks may start over; what ffprobe says of their length is the last clock's time less the first's. */
const LEAPING = ['mpegts', 'mpeg'];

export function mayLeap(json: FfprobeJson): boolean {
  return LEAPING.includes(json.format?.format_name ?? '');
}

/** The file's own words on how long it is; null where it has none. */
export function statedDuration(json: FfprobeJson): number | null {
  if (mayLeap(json)) return null;
  const stated = [json.format?.duration, ...(json.streams ?? []).map((stream) => stream.duration)];
  const seconds = stated.map(Number).filter((each) => Number.isFinite(each) && each > 0);
  return seconds[0] ?? null;
}

/** Turns ffprobe's JSON into a probe. Throws UnusableSourceError when there is no picture that can be used. */
export function parseProbe(json: FfprobeJson, facts: ProbeFacts): Probe {
  const audio = parseAudio(json, facts);
  const stream = chooseStream(json, 'video');
  if (stream === null) {
    throw new UnusableSourceError(audio === null ? 'not-a-video' : 'no-video-stream');
  }
  const totalKbps = (facts.sizeBytes * 8) / 1000 / facts.durationSeconds;
  const video = parseVideoStream(stream, {
    interlacedShare: interlacedShare(json, stream.index),
    durationSeconds: facts.durationSeconds,
    containerStart: containerStart(json),
    // A container that does not say: what the sound leaves of the file.
    fallbackBitrateKbps: Math.max(0, totalKbps - (audio?.bitrateKbps ?? 0)),
  });
  return {
    container: json.format?.format_name ?? 'unknown',
    ...facts,
    statesDuration: statedDuration(json) !== null,
    containerStartSeconds: containerStart(json),
    startSeconds: lessonStart(containerStart(json), video.startSeconds),
    video,
    audio,
  };
}

function parseAudio(json: FfprobeJson, facts: ProbeFacts): Probe['audio'] {
  const stream = chooseStream(json, 'audio');
  if (stream === null) return null;
  const around = { durationSeconds: facts.durationSeconds, containerStart: containerStart(json) };
  return parseAudioStream(stream, around);
}

function containerStart(json: FfprobeJson): number {
  const stated = Number(json.format?.start_time);
  return Number.isFinite(stated) ? stated : 0;
}

/** Counted from the sound, frames would lie between those of the grid, and none could be copied. */
function lessonStart(container: number, picture: number): number {
  return picture > container && picture - container < AT_ONCE_SECONDS ? picture : container;
}

/** The stream marked as default, else the first; cover art is no video. */
function chooseStream(json: FfprobeJson, type: 'video' | 'audio'): FfprobeStream | null {
  const streams = (json.streams ?? []).filter(
    (stream) => stream.codec_type === type && stream.disposition?.attached_pic !== 1,
  );
  return streams.find((stream) => stream.disposition?.default === 1) ?? streams[0] ?? null;
}

/** Of the frames that were decoded; null when none were. */
function interlacedShare(json: FfprobeJson, streamIndex: number): number | null {
  const frames = (json.frames ?? []).filter(
    (frame) => frame.stream_index === streamIndex && frame.interlaced_frame !== undefined,
  );
  if (frames.length === 0) return null;
  return frames.filter((frame) => frame.interlaced_frame === 1).length / frames.length;
}
