import type { SourceFacts } from '../../storage/catalog/report.ts';
import type { Probe } from '../probe/probe.ts';
import { nameContainer } from './standard/name-container.ts';

/** What a report says of the source; sizes as shown, in square pixels. */
export function sourceFacts({
  durationSeconds,
  sizeBytes,
  container,
  video,
  audio,
}: Probe): SourceFacts {
  return {
    durationSeconds,
    sizeBytes,
    container: nameContainer(container),
    video: {
      codec: video.codec,
      width: video.displayWidth,
      height: video.displayHeight,
      framesPerSecond: video.framesPerSecond,
      bitrateKbps: video.bitrateKbps,
      scan: video.scan,
    },
    audio: audio && {
      codec: audio.codec,
      sampleRateHz: audio.sampleRateHz,
      channels: audio.channels,
      bitrateKbps: audio.bitrateKbps,
    },
  };
}
