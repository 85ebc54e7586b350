/** What waits for its turn: how large it is, and whom it is counted for. */
type Waiting<T> = Readonly<{ sizeBytes: number; item: T }>;
type Flow<T> = { readonly name: string; readonly waiting: Waiting<T>[]; deficit: number };

/**
 * Deficit round robin (Shreedhar and Varghese, 1995): flows take turns, each turn adding a quantum to what a flow may
 * send, so that over time every busy flow gets as many bytes as any other, however many pieces it queues and however
 * large they are. A flow that has nothing waiting saves nothing up.
 */
export class DeficitRoundRobin<T> {
  readonly #quantumBytes: number;
  readonly #flows = new Map<string, Flow<T>>();
  /** Flows with something waiting, the one whose turn it is first. */
  readonly #round: Flow<T>[] = [];
  #fresh = true;

  constructor(quantumBytes: number) {
    this.#quantumBytes = quantumBytes;
  }

  get isEmpty(): boolean {
    return this.#round.length === 0;
  }

  add(flowName: string, sizeBytes: number, item: T): void {
    let flow = this.#flows.get(flowName);
    if (flow === undefined) {
      flow = { name: flowName, waiting: [], deficit: 0 };
      this.#flows.set(flowName, flow);
      this.#round.push(flow);
    }
    flow.waiting.push({ sizeBytes, item });
  }

  /** What goes next; undefined where nothing waits. */
  next(): Waiting<T> | undefined {
    for (;;) {
      const flow = this.#round[0];
      if (flow === undefined) return undefined;
      if (this.#fresh) flow.deficit += this.#quantumBytes;
      const first = flow.waiting[0]!;
      if (first.sizeBytes > flow.deficit) {
        this.#round.push(this.#round.shift()!);
        this.#fresh = true;
        continue;
      }
      flow.deficit -= first.sizeBytes;
      flow.waiting.shift();
      this.#fresh = flow.waiting.length === 0;
      if (this.#fresh) {
        this.#round.shift();
        this.#flows.delete(flow.name);
      }
      return first;
    }
  }
}
