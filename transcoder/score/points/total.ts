/** What each thing cost, in points, by name; they are taken off 100. */
export type Costs = Readonly<Record<string, number>>;

/** 100 less all costs, never below 0. */
export function total(costs: Costs): number {
  const sum = Object.values(costs).reduce((all, cost) => all + cost, 0);
  return Math.max(0, 100 - sum);
}
