import type { ClipResult } from './run-clip.ts';

/** What went wrong with a clip: a line for each miss and each false finding. */
export function describeClip({ clip, matched }: ClipResult): readonly string[] {
  const { plan } = clip.lesson;
  const where = `${clip.name} (${plan.size.width}×${plan.size.height} ${plan.frameRate}, ${clip.encoding.name})`;
  const how = clip.injections.map((each) => each.how).join(' | ');
  return [
    ...matched.missed.map(
      ({ code, startSeconds, endSeconds }) =>
        `missed ${code} ${startSeconds.toFixed(2)}–${endSeconds.toFixed(2)} in ${where}: ${how}`,
    ),
    ...matched.wrong.map(
      ({ code, startSeconds, endSeconds, measured, limit, unit }) =>
        `false ${code} ${startSeconds.toFixed(2)}–${endSeconds.toFixed(2)}, ${measured} (${limit}) ${unit}, in ${where}: ${how}`,
    ),
  ];
}
