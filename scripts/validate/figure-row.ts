/** One figure of the validation: what was measured, what is wanted, and whether it is kept. */
export type FigureRow = Readonly<{
  name: string;
  value: number;
  /** Empty for a mere number. */
  unit: string;
  /** What is wanted, as a person reads it: `≥ 0.95`; empty where nothing is. */
  limit: string;
  ok: boolean;
  /** What a person would ask next: how many, which ones were missed. */
  detail?: string;
}>;
