import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  sendSlowly,
  slowBodyBytes,
  slowBodyDigest,
} from '../../../scripts/bench/upload/slow/slow-body.ts';
import { checkedChunks, wholeBody } from '../../../scripts/bench/upload/throughput/send-upload.ts';
import { createBodies } from '../../../scripts/bench/upload/throughput/upload-body.ts';

const MIB = 1024 * 1024;
const FTYP = Buffer.from('000000186674797069736f6d0000020069736f6d6d703431', 'hex');
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest();

/** As long as wanted but for less than 64 KiB, so that no two are equally long. */
function expectAbout(sizeBytes: number, wanted: number): void {
  expect(sizeBytes).toBeLessThan(wanted);
  expect(sizeBytes).toBeGreaterThan(wanted - 64 * 1024);
}

test('every body begins like a video, and no two are alike', async () => {
  const makeBody = await createBodies(null, 3 * MIB);
  const [one, two] = [makeBody(3 * MIB), makeBody(3 * MIB)];
  for (const { pieces, sizeBytes } of [one, two]) {
    expectAbout(sizeBytes, 3 * MIB);
    expect(Buffer.concat(pieces)).toHaveLength(sizeBytes);
    expect(pieces[0]!.subarray(0, FTYP.length)).toEqual(FTYP);
  }
  expect(sha256(Buffer.concat(one.pieces))).not.toEqual(sha256(Buffer.concat(two.pieces)));
});

test('a smaller body is the beginning of the larger one', async () => {
  const makeBody = await createBodies(null, 3 * MIB);
  const { pieces, sizeBytes } = makeBody(MIB);
  expectAbout(sizeBytes, MIB);
  expect(pieces.map((piece) => piece.length)).toEqual([sizeBytes]);
});

test('a checked body goes in chunks of 16 MiB, each with the SHA-256 of its bytes', async () => {
  const body = (await createBodies(null, 18 * MIB))(18 * MIB);
  const chunks = checkedChunks(body);
  expect(chunks.map((chunk) => chunk.sizeBytes)).toEqual([16 * MIB, body.sizeBytes - 16 * MIB]);
  expectAbout(body.sizeBytes, 18 * MIB);
  for (const { pieces, checksum } of chunks) {
    expect(checksum).toBe(`sha256 ${sha256(Buffer.concat(pieces)).toString('base64')}`);
  }
  expect(wholeBody(body)).toEqual([{ ...body, checksum: null }]);
});

test('what a slow upload sends is what its digest says', async () => {
  const { signal } = new AbortController();
  const digests = new Set<string>();
  for (const upload of [0, 1]) {
    const body = { upload, pieces: 1 };
    const sent: Buffer[] = [];
    for await (const piece of sendSlowly(body, signal)) sent.push(piece);
    const bytes = Buffer.concat(sent);
    expect(bytes.length).toBe(slowBodyBytes(body));
    expect(bytes.subarray(0, FTYP.length)).toEqual(FTYP);
    expect(sha256(bytes).toString('hex')).toBe(slowBodyDigest(body));
    digests.add(slowBodyDigest(body));
  }
  expect(digests.size).toBe(2);
});
