import type { HumMeasured } from '../measured.ts';
import type { SoundMeter, SoundTap } from '../taps.ts';
import { butterworth } from './biquad.ts';
import { HOP_SECONDS, type HumWindow, judgeHum } from './judge-hum.ts';
import { createLineProbe, MAINS_LINES } from './line-probe.ts';
import { createSection } from './section.ts';

/** 48 kHz over 50: half a second of mains falls on whole samples, and its harmonics are far from folding. */
const DECIMATION = 50;
/** Windows of half a second resolve 2 Hz. */
const WINDOW = 480;
const HOP = 240;
/** Nothing above may fold down onto the harmonics: two sections of second order. */
const CORNER_HZ = 330;
/** A hum is looked for in 6 s at a time: some pauses of the speech are among them. */
const BLOCK_WINDOWS = 24;
const STEP_WINDOWS = 8;

/** The tone of the mains: stretches with a steady line at 50 or 60 Hz or at harmonics of it. */
export function createHumMeter(tap: SoundTap): SoundMeter<readonly HumMeasured[]> {
  const rateHz = tap.sampleRateHz / DECIMATION;
  const ears = Array.from({ length: tap.channels }, () => createEar(tap.sampleRateHz));
  const probe = createLineProbe(MAINS_LINES, WINDOW, rateHz);
  const heard: HumWindow[][] = ears.map(() => []);
  const found: HumMeasured[] = [];
  let windows = 0;
  let filled = 0;
  let phase = 0;

  const endHop = () => {
    filled = 0;
    windows += 1;
    ears.forEach((ear, channel) => {
      heard[channel]!.push(probe(ear.window));
      if (heard[channel]!.length > BLOCK_WINDOWS) heard[channel]!.shift();
      ear.window.copyWithin(0, HOP);
    });
    if (heard[0]!.length === BLOCK_WINDOWS && windows % STEP_WINDOWS === 0) judge();
  };

  /** The louder hum of the channels, joined to what was found before. */
  const judge = () => {
    const hums = heard.flatMap((each) => judgeHum(each));
    const loudest = hums.reduce<(typeof hums)[number] | null>(
      (most, each) => (most === null || each.levelDbfs > most.levelDbfs ? each : most),
      null,
    );
    if (loudest === null) return;
    const endSeconds = (windows + 1) * HOP_SECONDS;
    const startSeconds = endSeconds - (BLOCK_WINDOWS + 1) * HOP_SECONDS;
    const last = found.at(-1);
    if (last?.mainsHz === loudest.mainsHz && startSeconds <= last.endSeconds) {
      const levelDbfs = Math.max(last.levelDbfs, loudest.levelDbfs);
      found[found.length - 1] = { ...last, endSeconds, levelDbfs };
    } else found.push({ ...loudest, startSeconds, endSeconds });
  };

  return {
    samples(channels) {
      const length = channels[0]?.length ?? 0;
      ears.forEach((ear, channel) => ear.filter(channels[channel]!, length));
      for (let index = 0; index < length; index += 1) {
        phase += 1;
        if (phase < DECIMATION) continue;
        phase = 0;
        for (const ear of ears) ear.window[HOP + filled] = ear.filtered[index]!;
        filled += 1;
        if (filled === HOP) endHop();
      }
    },
    result: () => found,
  };
}

/** One channel without what lies above the harmonics, and its newest window. */
function createEar(sampleRateHz: number) {
  const lowPass = butterworth('low', CORNER_HZ, sampleRateHz);
  const sections = [createSection(lowPass), createSection(lowPass)] as const;
  const ear = {
    window: new Float64Array(WINDOW),
    filtered: new Float64Array(1024),
    filter(samples: Float32Array, length: number) {
      if (ear.filtered.length < length) ear.filtered = new Float64Array(length);
      sections[0](samples, 0, length, ear.filtered);
      sections[1](ear.filtered, 0, length, ear.filtered);
    },
  };
  return ear;
}
