import type { Probe, VideoProbe } from '../../../../transcoder/probe/probe.ts';

/** A common camera's picture, 1080p at 25 frames a second, but for what is given. */
export function videoOf(given: Partial<VideoProbe> = {}): VideoProbe {
  return {
    streamIndex: 0,
    startSeconds: 0,
    containerStartSeconds: 0,
    codec: 'h264',
    profile: 'High',
    level: 40,
    pixelFormat: 'yuv420p',
    bitDepth: 8,
    width: 1920,
    height: 1080,
    displayWidth: 1920,
    displayHeight: 1080,
    rotationDegrees: 0,
    framesPerSecond: 25,
    nominalFrameRate: { numerator: 25, denominator: 1 },
    bitrateKbps: 4000,
    reorders: true,
    scan: 'progressive',
    colorTransfer: null,
    colorMatrix: null,
    colorPrimaries: null,
    colorRange: null,
    ...given,
  };
}

/** A lesson of 45 minutes with that picture and stereo sound. */
export function probeOf(video: Partial<VideoProbe> = {}, given: Partial<Probe> = {}): Probe {
  return {
    container: 'mov,mp4,m4a,3gp,3g2,mj2',
    durationSeconds: 2700,
    statesDuration: true,
    sizeBytes: 1_350_000_000,
    startSeconds: 0,
    video: videoOf(video),
    audio: {
      streamIndex: 1,
      startSeconds: 0,
      durationSeconds: 2700,
      codec: 'aac',
      profile: 'LC',
      sampleRateHz: 44_100,
      channels: 2,
      bitrateKbps: 128,
      language: null,
    },
    ...given,
  };
}
