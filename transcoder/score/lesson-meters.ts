import type { Probe } from '../probe/probe.ts';
import { createChannelMeter } from './audio/channel-meter.ts';
import { createClippingMeter } from './audio/clipping-meter.ts';
import { createLevelMeter } from './audio/level-meter.ts';
import { createLoudnessMeter } from './audio/loudness-meter.ts';
import { createTruePeakMeter } from './audio/true-peak-meter.ts';
import { createStillMeter } from './clarity/still-meter.ts';
import { createStillnessMeter } from './clarity/stillness-meter.ts';
import { createShotMeter } from './cuts/shot-meter.ts';
import type { Measured } from './measured.ts';
import type { SoundTap, TapSink, Taps } from './taps.ts';

/** All meters of a lesson behind one sink. A new measure is a meter here and a place for it in Measured. */
export function createLessonMeters({ taps, probe }: Readonly<{ taps: Taps; probe: Probe }>): {
  sink: TapSink;
  result(): Measured;
} {
  const still = createStillMeter(taps.still, probe.durationSeconds);
  const stillness = createStillnessMeter(taps.motion);
  const shots = createShotMeter(taps.motion);
  const sound = taps.sound === null ? null : createSoundMeters(taps.sound);
  return {
    sink: {
      motion(bytes, atSeconds) {
        stillness.frame(bytes, atSeconds);
        shots.frame(bytes, atSeconds);
      },
      still: (bytes, atSeconds) => still.frame(bytes, atSeconds),
      // Drawn for the storyboard; nothing is measured on them.
      thumbnail() {},
      sound(channels) {
        if (sound === null) return;
        for (const meter of Object.values(sound)) meter.samples(channels);
      },
    },
    result() {
      const { stills, bestStill } = still.result();
      return {
        audio:
          sound === null
            ? null
            : {
                loudness: sound.loudness.result(),
                level: sound.level.result(),
                truePeakDbtp: sound.truePeak.result(),
                clipped: sound.clipping.result(),
                channels: sound.channels.result(),
              },
        clarity: { stills, stillness: stillness.result() },
        cuts: shots.result(),
        bestStill,
      };
    },
  };
}

function createSoundMeters(tap: SoundTap) {
  return {
    loudness: createLoudnessMeter(tap),
    level: createLevelMeter(tap),
    truePeak: createTruePeakMeter(tap),
    clipping: createClippingMeter(tap),
    channels: createChannelMeter(tap),
  };
}
