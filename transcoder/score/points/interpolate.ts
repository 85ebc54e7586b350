/** A piecewise-linear function: [measure, points], measures ascending; flat beyond both ends. */
export type Curve = readonly (readonly [measure: number, points: number])[];

/** The curve's value at a measure. */
export function interpolate(curve: Curve, measure: number): number {
  const last = curve.at(-1);
  if (last === undefined) throw new RangeError('A curve needs a point');
  let [fromMeasure, fromPoints] = curve[0]!;
  if (measure <= fromMeasure) return fromPoints;
  for (const [toMeasure, toPoints] of curve) {
    if (measure < toMeasure) {
      const share = (measure - fromMeasure) / (toMeasure - fromMeasure);
      return fromPoints + (toPoints - fromPoints) * share;
    }
    fromMeasure = toMeasure;
    fromPoints = toPoints;
  }
  return last[1];
}
