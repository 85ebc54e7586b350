import { describe, expect, it } from 'vitest';
import { followPackets } from '../../../../transcoder/probe/follow-packets.ts';
import { readLines } from '../../../../transcoder/probe/read-lines.ts';

function scanOf(zeroSeconds: number, ...chunks: string[]) {
  const packets = followPackets(zeroSeconds);
  const lines = readLines(packets.takeLine);
  for (const chunk of chunks) lines.add(Buffer.from(chunk));
  const { packets: columns, ...rest } = packets.scan();
  return { ...rest, rows: rowsOf(columns) };
}

function rowsOf({ ptsSeconds, keyframe, sizeBytes }: Readonly<Record<string, ArrayLike<number>>>) {
  return Array.from(ptsSeconds!, (pts, at) => [pts, keyframe![at], sizeBytes![at]]);
}

describe('the packets of a stream', () => {
  it('stand in the order of decoding, their times from the lesson’s zero, wherever a line is torn', () => {
    const chunks = ['1.5,1.42,0.04,9000,K_\n1.6', '2,1.46,0.04,70', '0,__\n1.54,1.5,0.04,60,__\n'];
    expect(scanOf(1.5, ...chunks)).toEqual({
      zeroSeconds: 1.5,
      endSeconds: expect.closeTo(0.16, 9),
      hidden: 0,
      rows: [
        [0, 1, 9000],
        [expect.closeTo(0.12, 9), 0, 700],
        [expect.closeTo(0.04, 9), 0, 60],
      ],
    });
  });

  it('leave out what an edit list hides, and count it', () => {
    const scan = scanOf(0, '-0.04,-0.08,0.04,9000,KD\n0,-0.04,0.04,70,__\n0.04,0,0.04,60,__\n');
    expect(scan).toMatchObject({ hidden: 1, endSeconds: 0.08 });
    expect(scan.rows).toEqual([
      [0, 0, 70],
      [0.04, 0, 60],
    ]);
  });

  it('have no time of showing where the file gives none; the decoder’s order then says how long they last', () => {
    const scan = scanOf(0, 'N/A,0,0.04,9000,K_\nN/A,0.04,0.04,70,__\n');
    expect(scan.rows).toEqual([
      [Number.NaN, 1, 9000],
      [Number.NaN, 0, 70],
    ]);
    expect(scan.endSeconds).toBeCloseTo(0.08, 9);
  });

  it('last as long as the others where the last one does not say', () => {
    expect(scanOf(0, '0,0,N/A,9,K_\n0.5,0.5,N/A,9,__\n1,1,N/A,9,__\n').endSeconds).toBe(1.5);
  });

  it('may be none, or timeless', () => {
    expect(scanOf(3, '\n')).toEqual({ zeroSeconds: 3, endSeconds: 0, hidden: 0, rows: [] });
    expect(scanOf(3, 'N/A,N/A,N/A,9,K_\n').endSeconds).toBe(0);
  });

  it('may be many', () => {
    const packets = followPackets(0);
    for (let hour = 0; hour < 10; hour += 1) {
      for (let packet = 0; packet < 2000; packet += 1) {
        packets.takeLine(`${hour},${hour},0.01,${hour},K_`);
      }
    }
    const { sizeBytes } = packets.scan().packets;
    expect([sizeBytes.length, sizeBytes[1999], sizeBytes[2000]]).toEqual([20_000, 0, 1]);
  });
});
