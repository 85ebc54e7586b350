import { describe, expect, it } from 'vitest';
import { createChannelMeter } from '../../../../../transcoder/score/audio/channel-meter.ts';
import { pour, STEREO, tone } from './tones.ts';

const voice = (seconds: number) => tone([{ dbfs: -20, seconds }]);

describe('the channel meter', () => {
  it('finds nothing in a voice that both channels carry', () => {
    expect(pour(createChannelMeter(STEREO), [voice(8), voice(8)])).toEqual({
      oneSided: [],
      inverted: [],
    });
  });

  it('names the side that is missing', () => {
    const { oneSided } = pour(createChannelMeter(STEREO), [voice(8), new Float32Array(384_000)]);
    expect(oneSided).toEqual([
      { startSeconds: 0, endSeconds: 8, quietSide: 'right', differenceDb: 120 },
    ]);
  });

  it('finds an inverted channel from the second where it starts, and bridges pauses', () => {
    const left = tone([
      { dbfs: -20, seconds: 9 },
      { dbfs: Number.NEGATIVE_INFINITY, seconds: 2 },
      { dbfs: -20, seconds: 4 },
    ]);
    const right = left.map((sample, index) => (index < 3 * 48_000 ? sample : -sample));
    const { inverted } = pour(createChannelMeter(STEREO), [left, right]);
    expect(inverted).toHaveLength(1);
    expect(inverted[0]).toMatchObject({ startSeconds: 3, endSeconds: 15 });
    expect(inverted[0]!.correlation).toBeCloseTo(-1, 5);
  });

  it('lets a moment on one side pass', () => {
    const right = tone([
      { dbfs: -20, seconds: 4 },
      { dbfs: -60, seconds: 3 },
      { dbfs: -20, seconds: 4 },
    ]);
    expect(pour(createChannelMeter(STEREO), [voice(11), right]).oneSided).toEqual([]);
  });
});
