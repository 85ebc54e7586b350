import { sha256Base64 } from './sha256-base64.ts';

/** What the page asks, and what it gets back; `unreadable`: the file is gone or has changed. */
export type DigestQuestion = Readonly<{ id: number; blob: Blob }>;
export type DigestAnswer = Readonly<
  { id: number; digest: string } | { id: number; unreadable: true }
>;

// A worker's own scope; the DOM types know only the page's.
const scope = self as unknown as {
  onmessage: ((event: MessageEvent<DigestQuestion>) => void) | null;
  postMessage(answer: DigestAnswer): void;
};

/** Hashes beside the page, so that the page stays smooth. */
scope.onmessage = async ({ data: { id, blob } }) => {
  const bytes = await blob.arrayBuffer().catch(() => null);
  scope.postMessage(
    bytes === null ? { id, unreadable: true } : { id, digest: sha256Base64(new Uint8Array(bytes)) },
  );
};
