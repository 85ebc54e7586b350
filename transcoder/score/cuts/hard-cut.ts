/** A cut as the meter saw it. */
export type HardCut = Readonly<{
  /** First frame of the new shot. */
  frame: number;
  /** From the frame before, in levels. */
  change: number;
  /** The shot before the last cut goes on here: what lay between was put in. */
  returns: boolean;
}>;
