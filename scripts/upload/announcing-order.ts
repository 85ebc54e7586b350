/** Who may go when, among parts that are sent at once. */
export type AnnouncingOrder = Readonly<{
  /** Resolves when every part before this one is announced. */
  turn(part: number): Promise<void>;
  /** This one is, or never will be. */
  announced(part: number): void;
  /** One has to wait before it can be announced: the others need not wait with it. */
  letBytesFlow(): void;
  /** Resolves when bytes may go. */
  bytesMayFlow: Promise<void>;
}>;

/**
 * Parts are announced one behind the other, and all of them before bytes fill the line: those announced in order
 * within moments lie in order in one file on the server, and joining them copies nothing.
 */
export function createAnnouncingOrder(count: number): AnnouncingOrder {
  const gates = Array.from({ length: count }, () => Promise.withResolvers<void>());
  const flow = Promise.withResolvers<void>();
  void Promise.all(gates.map(({ promise }) => promise)).then(() => flow.resolve());
  return {
    async turn(part) {
      for (const { promise } of gates.slice(0, part)) await promise;
    },
    announced: (part) => gates[part]!.resolve(),
    letBytesFlow: () => flow.resolve(),
    bytesMayFlow: flow.promise,
  };
}
