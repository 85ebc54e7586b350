import type { StandardRule } from '../../../config/recording-standards/recording-standard.ts';
import type { Probe } from '../../probe/probe.ts';
import type { Measured } from '../measured.ts';
import { nameAspect } from './name-aspect.ts';
import { nameContainer } from './name-container.ts';

/** Bytes or seconds in one of the standard's unit. */
const UNITS: Readonly<Record<string, number>> = {
  s: 1,
  min: 60,
  bytes: 1,
  MB: 1e6,
  GB: 1e9,
};

/** What a clause looks at, in the clause's unit; null where this source cannot tell. */
export function readSource(
  { rule, unit }: StandardRule,
  { durationSeconds, sizeBytes, container, video, audio }: Probe,
  { audio: sound }: Measured,
): number | string | null {
  switch (rule) {
    case 'source.duration':
      return round(durationSeconds / inUnit(unit), 2);
    case 'source.size':
      return round(sizeBytes / inUnit(unit), 2);
    case 'source.container':
      return nameContainer(container);
    case 'video.codec':
      return video.codec;
    case 'video.width':
      return video.displayWidth;
    case 'video.height':
      return video.displayHeight;
    case 'video.aspect':
      return nameAspect(video.displayWidth, video.displayHeight);
    case 'video.frame-rate':
      return round(video.framesPerSecond, 3);
    case 'video.bitrate':
      return known(video.bitrateKbps);
    case 'video.scan':
      return video.scan;
    case 'audio.present':
      return audio === null ? 'no' : 'yes';
    case 'audio.codec':
      return audio?.codec ?? null;
    case 'audio.sample-rate':
      return audio?.sampleRateHz ?? null;
    case 'audio.channels':
      return audio?.channels ?? null;
    case 'audio.bitrate':
      return known(audio?.bitrateKbps ?? 0);
    case 'audio.true-peak':
      return roundOrNull(sound?.truePeakDbtp);
    case 'audio.snr':
      return roundOrNull(sound?.level.snrDb);
    case 'video.frame-size':
      return frameSize(video);
    default:
      // Titles, captions and the number of cameras are for a person to judge.
      return null;
  }
}

/** As encoded, for that is what a standard's "720×576" means, whatever its pixels' shape; but upright. */
function frameSize({ width, height, rotationDegrees }: Probe['video']): string {
  return rotationDegrees % 180 === 0 ? `${width}×${height}` : `${height}×${width}`;
}

function inUnit(unit: string): number {
  const factor = UNITS[unit];
  if (factor === undefined) throw new RangeError(`No such unit for a duration or size: ${unit}`);
  return factor;
}

/** A container that does not say its bitrate says 0. */
function known(bitrateKbps: number): number | null {
  return bitrateKbps > 0 ? round(bitrateKbps, 0) : null;
}

function roundOrNull(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : round(value, 1);
}

function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
