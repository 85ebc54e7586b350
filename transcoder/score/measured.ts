import type { ShotBoundary } from '../../storage/catalog/report.ts';

/** From startSeconds up to, not including, endSeconds. */
export type Span = Readonly<{ startSeconds: number; endSeconds: number }>;

export type LoudnessMeasured = Readonly<{
  /** Of the samples heard, which need not be the picture's duration. */
  durationSeconds: number;
  /** null: nothing louder than the absolute gate of −70 LUFS. */
  integratedLufs: number | null;
  loudnessRangeLu: number | null;
  maxMomentaryLufs: number | null;
  maxShortTermLufs: number | null;
  /** One a second, of the 3 s that end there; null below −70 LUFS. */
  shortTermLufs: readonly (number | null)[];
  /** One a second, of that second alone (400 ms blocks above −70 LUFS); null where there is none. */
  secondLufs: readonly (number | null)[];
}>;

export type LevelMeasured = Readonly<{
  /** Power of the speech (its rests under half a second included) over that of the noise in its pauses; null without either. */
  snrDb: number | null;
  /** Mean level of the pauses. */
  noiseFloorDbfs: number | null;
  /** One a second: the speech around it over the noise there; null where no pause is near. */
  secondSnrDb: readonly (number | null)[];
  /** One a second: the noise there, likewise. */
  secondNoiseDbfs: readonly (number | null)[];
  /** One a second: what is heard in the pauses around it keeps its level, as noise does and music does not. */
  steadyNoise: readonly boolean[];
  /** Stretches of 3 s and more in which the microphone heard nothing. */
  silences: readonly Span[];
  /** Share of the time without any sound, 0 to 1, short pauses included. */
  silentShare: number;
}>;

/** A second in which half waves are cut off flat at a common height; runs counts them. */
export type ClippedSecond = Readonly<{ second: number; runs: number }>;

export type ChannelMeasured = Readonly<{
  /** Stretches where one channel is at least 20 dB below the other. */
  oneSided: readonly Readonly<Span & { quietSide: 'left' | 'right'; differenceDb: number }>[];
  /** Stretches where the channels are the inverse of each other; correlation −1 to 1. */
  inverted: readonly Readonly<Span & { correlation: number }>[];
}>;

/** A stretch with the tone of the mains in the pauses of the speech. */
export type HumMeasured = Readonly<
  Span & {
    mainsHz: 50 | 60;
    /** All of its harmonics together. */
    levelDbfs: number;
  }
>;

/** A change of level that lasts for seconds; positive where it gets louder. At most a thousand are kept. */
export type LevelStep = Readonly<{
  /** Where the new level begins. */
  atSeconds: number;
  stepLu: number;
  /** All of it happens within 100 ms. */
  abrupt: boolean;
  /** Noise and speech change together: it was turned up or down, nobody else began to speak. */
  gainChanged: boolean;
}>;

/** A tick of at most a few milliseconds, after which nothing rings. At most a thousand are kept. */
export type Click = Readonly<{
  atSeconds: number;
  /** Above what is heard around it, in the treble. */
  heightDb: number;
}>;

export type AudioMeasured = Readonly<{
  loudness: LoudnessMeasured;
  level: LevelMeasured;
  truePeakDbtp: number | null;
  clipped: readonly ClippedSecond[];
  channels: ChannelMeasured;
  hum: readonly HumMeasured[];
  levelSteps: readonly LevelStep[];
  clicks: readonly Click[];
  /** Drop-outs: up to a third of a second of nothing, with hard edges, inside sound. At most a thousand are kept. */
  gaps: readonly Span[];
}>;

/** The colour that lies over everything. */
export type Cast = Readonly<{
  /** As a share of brightness: 0.1 of a light grey is 20 levels. */
  strength: number;
  /** Which way: Cb and Cr of the cast, together of length 1. */
  blue: number;
  red: number;
}>;

/** One full frame looked at. Luma is 8 bits, limited range: 16 black, 235 white. */
export type StillMeasured = Readonly<{
  atSeconds: number;
  /** How wide the sharpest edges are, in pixels of a picture 1080 lines high; null where there is no detail. */
  edgeWidth: number | null;
  /** The same in the picture's own pixels. */
  edgePixels: number | null;
  /** How far the picture swings back beside its edges, as a share of their contrast; null: too few edges. */
  overshoot: number | null;
  /** How much of the picture has anything in it, 0 to 1. */
  structure: number;
  /** Deviation of noise in levels, of brightness and of colour; null where nothing is lit. */
  noise: number | null;
  colourNoise: number | null;
  /** How many times as often brightness bends at the borders of a codec's blocks as in their middles: visibly, and at all. */
  blocks: number;
  faintBlocks: number;
  /** By how much larger a share of pixels bends harshly at the borders, 0 to 1. */
  harshBlocks: number;
  /** 2nd, 50th, 90th, 98th and 99.7th percentile of luma. */
  blackLevel: number;
  middleLevel: number;
  lightLevel: number;
  whiteLevel: number;
  peakLevel: number;
  /** Share of pixels at or above the highest legal luma, 0 to 1. */
  clippedShare: number;
  /** null where too little is lit to say. */
  cast: Cast | null;
}>;

export type StillnessMeasured = Readonly<{
  durationSeconds: number;
  /** Frames all but black, of any length; frames counts them. At most the 5000 longest. */
  black: readonly Readonly<Span & { frames: number }>[];
  /** A camera picture that stood still. */
  frozen: readonly Span[];
  /** One a second: is this a camera's picture (alive everywhere), rather than a slide? */
  camera: readonly boolean[];
}>;

/** How much the camera trembles; pans and zooms aside. */
export type SteadinessMeasured = Readonly<{
  everySeconds: number;
  /** Root mean square of the picture's movement, as a share of its width; null where it cannot be seen. */
  jitterShare: readonly (number | null)[];
}>;

export type ClarityMeasured = Readonly<{
  stills: readonly StillMeasured[];
  stillness: StillnessMeasured;
  steadiness: SteadinessMeasured;
}>;

/** A shot of very few frames. */
export type FlashFrame = Readonly<Span & { frames: number; sameAround: boolean }>;

/** The same view goes on, but a piece of it is missing. */
export type JumpCut = Readonly<{
  atSeconds: number;
  /** Of the picture, that is somewhere else all at once; 0 to 1. */
  share: number;
}>;

/** The same scene, from here on with another brightness or colour. Levels of 8 bits. */
export type ColourStep = Readonly<{
  atSeconds: number;
  /** Mean step of luma; positive where it gets brighter. */
  lumaLevels: number;
  /** Mean distance of luma, whichever way: more contrast moves it both ways. */
  lumaDistance: number;
  chromaDistance: number;
  /** Towards red and away from blue; negative: towards blue. */
  warmerLevels: number;
}>;

/** Frames that only repeat the one before, in a picture that moves. */
export type Stall = Readonly<Span & { frames: number }>;

export type CutsMeasured = Readonly<{
  durationSeconds: number;
  framesPerSecond: number;
  boundaries: readonly ShotBoundary[];
  flashFrames: readonly FlashFrame[];
  /** Black frames between two shots, too few to be a pause. */
  blackFrames: readonly Readonly<Span & { frames: number }>[];
  /** Each is among the boundaries too. At most a thousand, as of the lists below. */
  jumpCuts: readonly JumpCut[];
  colourSteps: readonly ColourStep[];
  stalls: readonly Stall[];
}>;

/** A frame worth showing for the whole lesson. */
export type BestStill = Readonly<{
  atSeconds: number;
  /** A copy, yuv420p. */
  bytes: Uint8Array;
  width: number;
  height: number;
}>;

/** What the packets' times say, without a look at picture or sound. */
export type TimingMeasured = Readonly<{
  /** Of one frame, where the source keeps a steady rate; null: it does not, or does not say. */
  frameSeconds: number | null;
  /** Of the waits between frames, how many are the usual one; 0 to 1. */
  steadyShare: number;
  /** Where frames are missing at a steady rate: from the last one before to the first one after. At most a thousand. */
  gaps: readonly Readonly<Span & { missing: number }>[];
  /** The sound against the picture; positive: later. null: either is missing. */
  sound: Readonly<{
    startsSeconds: number;
    endsSeconds: number;
    durationSeconds: number;
    /** Of the sound's packets: it cannot end more exactly than this. */
    packetSeconds: number;
  }> | null;
  pictureSeconds: number;
}>;

/** All that scoring needs, without a look at the media again; plain JSON but for the still. */
export type Measured = Readonly<{
  /** null: the lesson has no sound. */
  audio: AudioMeasured | null;
  clarity: ClarityMeasured;
  cuts: CutsMeasured;
  timing: TimingMeasured;
  bestStill: BestStill | null;
}>;
