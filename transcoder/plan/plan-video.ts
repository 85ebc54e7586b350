import type { Ladder } from '../../config/ladder.ts';
import type { PacketScan } from '../probe/packet-scan.ts';
import type { Probe } from '../probe/probe.ts';
import { dropUselessRungs } from './drop-useless-rungs.ts';
import type { Plan, RenditionPlan } from './plan.ts';
import { planAv1 } from './plan-av1.ts';
import { copiedRendition, planRenditions } from './plan-renditions.ts';
import { predictBitrates } from './predict-bitrates.ts';
import { streamBitrate } from './stream-bitrate.ts';

/** The renditions of a lesson: the copied one, and of the ladder below it, or from the top, those worth encoding. */
export function planVideo(
  { video, audio }: Probe,
  scan: PacketScan,
  ladder: Ladder,
  copied: boolean,
): Pick<Plan, 'copied' | 'renditions'> {
  const display = { width: video.displayWidth, height: video.displayHeight };
  const top = copied ? copiedRendition(display, ladder) : null;
  const wanted = planRenditions(display, ladder);
  const all = top === null ? wanted : [top, ...wanted.filter((each) => isSmaller(each, top))];
  const source = { pixels: display.width * display.height, ...streamBitrate(scan) };
  const predicted = predictBitrates(all, source, { copied, saving: ladder.saving });
  const useful = dropUselessRungs(predicted, audio?.bitrateKbps ?? 0, ladder);
  // A source whose packets say nothing foretells nothing.
  const kept =
    source.averageKbps > 0 ? all.filter((_, at) => useful.includes(predicted[at]!)) : all;
  const av1 = planAv1(kept, ladder.av1);
  return { copied: top, renditions: [...kept.filter((each) => each !== top), ...av1] };
}

function isSmaller(rendition: RenditionPlan, top: RenditionPlan): boolean {
  return rendition.width * rendition.height < top.width * top.height;
}
