import { once } from 'node:events';
import { type ClientRequest, type IncomingHttpHeaders, request } from 'node:http';
import { text } from 'node:stream/consumers';

export type RawAnswer = Readonly<{
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
  /** Interim answers (1xx) that came before, in their order. */
  interim: readonly Readonly<{ status: number; headers: IncomingHttpHeaders }>[];
}>;

export type RawRequest = Readonly<{
  /** Sends more of the body; resolves when the system has taken it. */
  write(bytes: Buffer): Promise<void>;
  /** Ends the body, with these trailers. */
  end(trailers?: Readonly<Record<string, string>>): void;
  /** Loses the connection. */
  breakOff(): void;
  /** The next interim answer that has not been waited for. */
  nextInterim(): Promise<RawAnswer['interim'][number]>;
  /** Rejects when the connection is lost. */
  answer: Promise<RawAnswer>;
}>;

/** A request on a connection of its own, whose body is sent piece by piece. */
export function beginRequest(
  url: URL,
  method: string,
  headers: Readonly<Record<string, string>>,
): RawRequest {
  const sent = request(url, { method, headers, agent: false });
  sent.flushHeaders();
  const interim: { status: number; headers: IncomingHttpHeaders }[] = [];
  let waitedFor = 0;
  sent.on('information', ({ statusCode, headers: told }) => {
    interim.push({ status: statusCode, headers: told });
  });
  const answer = answerTo(sent, interim);
  // A test that loses its connection on purpose does not wait for the answer.
  answer.catch(() => {});
  return {
    write: (bytes) => new Promise<void>((resolve) => sent.write(bytes, () => resolve())),
    end(trailers = {}) {
      if (Object.keys(trailers).length > 0) sent.addTrailers(trailers);
      sent.end();
    },
    breakOff: () => void sent.destroy(),
    async nextInterim() {
      while (interim[waitedFor] === undefined) await once(sent, 'information');
      waitedFor += 1;
      return interim[waitedFor - 1]!;
    },
    answer,
  };
}

async function answerTo(sent: ClientRequest, interim: RawAnswer['interim']): Promise<RawAnswer> {
  const [response] = await once(sent, 'response');
  const body = await text(response);
  return { status: response.statusCode, headers: response.headers, body, interim };
}
