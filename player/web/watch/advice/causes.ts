import type { FindingCode } from '../../../../storage/catalog/report.ts';

export type ScoreName = 'clarity' | 'audio' | 'cuts';

/** One thing to mend: the findings that come of it, and the costs that would be saved. */
export type Cause = Readonly<{
  codes: readonly FindingCode[];
  score: ScoreName;
  /** Names among the score's costs. */
  costs: readonly string[];
}>;

/** What is mended by one and the same act is one cause, however many findings and costs it makes. */
export const CAUSES: readonly Cause[] = [
  { codes: ['audio.missing'], score: 'audio', costs: [] },
  { codes: ['audio.too-quiet', 'audio.too-loud'], score: 'audio', costs: ['loudness'] },
  { codes: ['audio.noisy'], score: 'audio', costs: ['noise'] },
  { codes: ['audio.hum'], score: 'audio', costs: ['hum'] },
  { codes: ['audio.clipped'], score: 'audio', costs: ['clipping'] },
  { codes: ['audio.silent'], score: 'audio', costs: ['silence', 'cracks'] },
  { codes: ['audio.one-sided'], score: 'audio', costs: ['oneSided'] },
  { codes: ['audio.out-of-phase'], score: 'audio', costs: ['outOfPhase'] },
  { codes: ['audio.level-jump'], score: 'audio', costs: ['levelJumps'] },
  { codes: ['timing.audio-drift'], score: 'audio', costs: ['drift'] },
  { codes: ['picture.blurred', 'picture.upscaled'], score: 'clarity', costs: ['sharpness'] },
  { codes: ['picture.dark'], score: 'clarity', costs: ['darkness'] },
  { codes: ['picture.overexposed'], score: 'clarity', costs: ['overexposure'] },
  { codes: ['picture.noisy'], score: 'clarity', costs: ['noise'] },
  { codes: ['picture.blocky'], score: 'clarity', costs: ['blocks'] },
  { codes: ['picture.colour-cast'], score: 'clarity', costs: ['colourCast'] },
  { codes: ['picture.shaky'], score: 'clarity', costs: ['shaking'] },
  { codes: ['picture.black'], score: 'clarity', costs: ['black'] },
  { codes: ['picture.frozen'], score: 'clarity', costs: ['frozen'] },
  { codes: ['cut.flash-frame', 'cut.black-frame'], score: 'cuts', costs: ['badEdits'] },
  { codes: ['cut.jump-cut'], score: 'cuts', costs: ['jumpCuts'] },
  { codes: ['cut.colour-jump'], score: 'cuts', costs: ['colourJumps'] },
  { codes: ['cut.audio-pop'], score: 'cuts', costs: ['soundAtCuts'] },
  { codes: ['cut.too-frequent'], score: 'cuts', costs: ['pace'] },
  { codes: ['timing.dropped-frames'], score: 'cuts', costs: ['droppedFrames'] },
];
