import { pictureGraph } from '../../../transcoder/encode/filter-graph.ts';
import type { Plan } from '../../../transcoder/plan/plan.ts';

/** Renditions of a plan as they were made: a playlist each. */
export type MadeRenditions = Readonly<{
  sourceFile: string;
  plan: Plan;
  playlists: readonly string[];
}>;

/** Pictures of both sides are paired by their number, whatever clock they have. */
const NUMBERED = 'settb=1/1000,setpts=N';

/**
 * Each rendition against the source brought to that rendition's size and rate, by the very filters that stand before
 * our encoders. Prints a line a rendition (parseSsim).
 */
export function ssimArgv({ sourceFile, plan, playlists }: MadeRenditions): string[] {
  const { renditions, frames } = plan;
  const chains = renditions.flatMap((_, index) => [
    `[rendition${index}]${NUMBERED}[source${index}]`,
    `[${index + 1}:v]${NUMBERED}[made${index}]`,
    `[source${index}][made${index}]ssim@r${index}[out${index}]`,
  ]);
  const graph = [
    pictureGraph(plan, { firstFrame: 0, endFrame: frames }, renditions),
    ...['[motion]nullsink', '[still]nullsink', '[thumbnail]nullsink', ...chains],
  ];
  return [
    ...['ffmpeg', '-hide_banner', '-nostdin', '-loglevel', 'info', '-nostats'],
    ...['-copyts', '-noautorotate', '-i', sourceFile],
    ...playlists.flatMap((playlist) => ['-i', playlist]),
    ...['-filter_complex', graph.join(';')],
    ...renditions.flatMap((_, index) => ['-map', `[out${index}]`, '-f', 'null', '-']),
  ];
}

/** The mean over all planes and frames of each rendition, 0 to 1. Throws where one is missing. */
export function parseSsim(printed: string, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => {
    const found = new RegExp(`^\\[ssim@r${index} @ .*All:([\\d.]+)`, 'm').exec(printed);
    if (found === null) throw new Error(`no SSIM of rendition ${index} in:\n${printed}`);
    return Number(found[1]);
  });
}
