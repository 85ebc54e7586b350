import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FfprobeJson } from '../../../../transcoder/probe/ffprobe-json.ts';
import { parseProbe, statedDuration } from '../../../../transcoder/probe/parse-probe.ts';
import type { Probe } from '../../../../transcoder/probe/probe.ts';
import type { UnusableSourceError } from '../../../../transcoder/probe/unusable-source-error.ts';

/** What ffprobe really said of a clip. */
function saved(name: string): FfprobeJson {
  const file = new URL(`../../../fixtures/probe/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as FfprobeJson;
}

function probe(name: string): Probe {
  return parseProbe(saved(name), { sizeBytes: 1_000_000, durationSeconds: 2 });
}

describe('a probe', () => {
  it('says all that is planned from', () => {
    expect(probe('landscape-1080p')).toEqual({
      container: 'mov,mp4,m4a,3gp,3g2,mj2',
      durationSeconds: 2,
      statesDuration: true,
      sizeBytes: 1_000_000,
      startSeconds: 0,
      containerStartSeconds: 0,
      video: {
        streamIndex: 0,
        startSeconds: 0,
        codec: 'h264',
        profile: 'Constrained Baseline',
        level: 40,
        pixelFormat: 'yuv420p',
        bitDepth: 8,
        width: 1920,
        height: 1080,
        displayWidth: 1920,
        displayHeight: 1080,
        rotationDegrees: 0,
        framesPerSecond: 30_000 / 1001,
        nominalFrameRate: { numerator: 30_000, denominator: 1001 },
        bitrateKbps: 15_417,
        reorders: false,
        scan: 'progressive',
        colorTransfer: 'bt709',
        colorMatrix: 'bt709',
        colorPrimaries: 'bt709',
        colorRange: 'tv',
      },
      audio: {
        streamIndex: 1,
        startSeconds: 0,
        durationSeconds: 2,
        codec: 'aac',
        profile: 'LC',
        sampleRateHz: 48_000,
        channels: 1,
        bitrateKbps: 70,
        language: 'zh',
      },
    });
  });

  it('knows where the container and each stream start, with the container where one does not say', () => {
    const json = saved('landscape-1080p');
    const late = (start_time?: string) => ({
      ...json,
      format: { ...json.format, start_time: '1.4' },
      streams: json.streams!.map((stream) => ({ ...stream, start_time })) as never,
    });
    const facts = { sizeBytes: 1, durationSeconds: 2 };
    const starts = ({ startSeconds, video, audio }: Probe) => [
      ...[startSeconds, video.startSeconds, audio?.startSeconds],
    ];
    expect(starts(parseProbe(late('1.6'), facts))).toEqual([1.4, 1.6, 1.6]);
    // Sound before the picture by no more than an encoder's priming: the picture's start is the lesson's.
    expect(starts(parseProbe(late('1.421'), facts))).toEqual([1.421, 1.421, 1.421]);
    expect(starts(parseProbe(late(), facts))).toEqual([1.4, 1.4, 1.4]);
    expect(starts(parseProbe({ streams: late().streams }, facts))).toEqual([0, 0, 0]);
  });

  it('says whether the file itself states how long it is', () => {
    expect(probe('landscape-1080p').statesDuration).toBe(true);
    expect(probe('browser-recording').statesDuration).toBe(false);
  });

  it('stands a turned phone’s picture upright', () => {
    const { width, height, displayWidth, displayHeight, rotationDegrees } =
      probe('rotated-phone').video;
    expect({ width, height }).toEqual({ width: 1920, height: 1080 });
    expect({ displayWidth, displayHeight }).toEqual({ displayWidth: 1080, displayHeight: 1920 });
    expect(rotationDegrees).toBe(90);
  });

  it('sees fields, and widens a picture whose pixels are not square', () => {
    const { scan, width, displayWidth, displayHeight } = probe('interlaced-anamorphic').video;
    expect(scan).toBe('interlaced');
    expect([width, displayWidth, displayHeight]).toEqual([720, 1024, 576]);
  });

  it('believes the decoder before the container on fields', () => {
    const json = saved('interlaced-anamorphic');
    const frames = json.frames!.map((frame) => ({ ...frame, interlaced_frame: 0 }));
    const facts = { sizeBytes: 1, durationSeconds: 2 };
    expect(parseProbe({ ...json, frames }, facts).video.scan).toBe('progressive');
    expect(parseProbe({ ...json, frames: [] }, facts).video.scan).toBe('interlaced');
  });

  it('has no sound where there is none, and takes the bitrate from the size', () => {
    const { audio, video } = probe('silent-anamorphic');
    expect(audio).toBeNull();
    expect(video.bitrateKbps).toBe(4000);
    expect([video.displayWidth, video.displayHeight]).toEqual([1920, 1080]);
  });

  it('knows ten bits and high dynamic range', () => {
    const { bitDepth, codec, colorTransfer, colorMatrix } = probe('hevc-10bit-hlg').video;
    expect({ bitDepth, codec, colorTransfer, colorMatrix }).toEqual({
      bitDepth: 10,
      codec: 'hevc',
      colorTransfer: 'arib-std-b67',
      colorMatrix: 'bt2020nc',
    });
  });

  it('tells a variable rate by its average', () => {
    const { framesPerSecond, nominalFrameRate } = probe('variable-rate').video;
    expect(framesPerSecond).toBe(8.75);
    expect(nominalFrameRate).toEqual({ numerator: 30, denominator: 1 });
  });

  it('takes cover art for no video', () => {
    expect(() => probe('cover-art')).toThrow(
      expect.objectContaining({ code: 'no-video-stream' }) as UnusableSourceError,
    );
  });

  it('finds no video where nothing can be made out at all', () => {
    expect(() => parseProbe({ streams: [] }, { sizeBytes: 1, durationSeconds: 1 })).toThrow(
      expect.objectContaining({ code: 'not-a-video' }) as UnusableSourceError,
    );
  });

  it('refuses a picture that no decoder knows, and one beyond 8K', () => {
    const [stream] = saved('landscape-1080p').streams!;
    const { codec_name: _, ...nameless } = stream!;
    for (const odd of [nameless, { ...stream!, width: 60_000, height: 60_000 }]) {
      expect(() => parseProbe({ streams: [odd] }, { sizeBytes: 1, durationSeconds: 1 })).toThrow(
        expect.objectContaining({ code: 'unsupported' }) as UnusableSourceError,
      );
    }
  });

  it.each([
    [8192, 4608, true],
    [4608, 8192, true],
    [8194, 144, false],
    [144, 8194, false],
    [8192, 4610, false],
  ])('takes a picture of %i × %i: %s', (width, height, taken) => {
    const { streams } = saved('landscape-1080p');
    const stream = streams!.find(({ codec_type }) => codec_type === 'video')!;
    const large = { streams: [{ ...stream, width, height }] };
    const parse = () => parseProbe(large, { sizeBytes: 1, durationSeconds: 1 });
    if (taken) expect(parse().video).toMatchObject({ width, height });
    else {
      expect(parse).toThrow(
        expect.objectContaining({
          code: 'unsupported',
          message: expect.stringMatching(/画面尺寸过大.* \/ .*too large/) as string,
        }) as UnusableSourceError,
      );
    }
  });
});

describe('the stated duration', () => {
  it('is the container’s', () => {
    expect(statedDuration(saved('landscape-1080p'))).toBe(2.002);
  });

  it('is not what ffprobe makes of the first and last clock of a transport stream', () => {
    expect(statedDuration(saved('interlaced-anamorphic'))).toBeNull();
  });

  it('is missing from a browser’s recording', () => {
    expect(statedDuration(saved('browser-recording'))).toBeNull();
  });
});
