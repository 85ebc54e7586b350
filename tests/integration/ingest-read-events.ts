export type ReadEvent = Readonly<{ id: string; name: string; data: unknown }>;

export type EventReader = Readonly<{
  headers: Headers;
  /** The next event; rejects when the stream has ended. */
  next(): Promise<ReadEvent>;
  close(): void;
}>;

/** Opens a stream of server-sent events; resolves once the server has begun to answer. */
export async function readEvents(
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<EventReader> {
  const ended = new AbortController();
  const response = await fetch(url, { headers, signal: ended.signal });
  if (response.body === null) throw new Error(`${url} answered ${response.status} without a body`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let buffered = '';
  return {
    headers: response.headers,
    async next() {
      for (;;) {
        const end = buffered.indexOf('\n\n');
        if (end < 0) {
          const { value, done } = await reader.read();
          if (done) throw new Error('the stream ended');
          buffered += value;
          continue;
        }
        const event = parse(buffered.slice(0, end));
        buffered = buffered.slice(end + 2);
        if (event !== null) return event;
      }
    },
    close: () => ended.abort(),
  };
}

/** null for comments and retry hints. */
function parse(block: string): ReadEvent | null {
  const fields = new Map(
    block.split('\n').map((line) => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), line.slice(colon + 2)];
    }),
  );
  const data = fields.get('data');
  if (data === undefined) return null;
  return { id: fields.get('id') ?? '', name: fields.get('event') ?? '', data: JSON.parse(data) };
}
