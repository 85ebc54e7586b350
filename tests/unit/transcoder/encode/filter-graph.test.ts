import { describe, expect, it } from 'vitest';
import { pictureGraph } from '../../../../transcoder/encode/filter-graph.ts';
import { planOf, RENDITION_360P, RENDITION_480P } from '../a-plan.ts';

type Given = Parameters<typeof planOf>[0];

const graph = (given: Given = {}, chunk = 0) => {
  const plan = planOf(given);
  return pictureGraph(plan, plan.chunks[chunk]!, plan.renditions);
};

/** What every branch shares, after the stream. */
const base = (given: Given, chunk = 0) =>
  graph(given, chunk).split(',split=')[0]!.slice('[0:0]'.length);

describe('the graph of a chunk', () => {
  it('is exactly this for the first one', () => {
    expect(graph().split(';')).toEqual([
      '[0:0]fps=fps=30000/1001,tpad=stop=-1:stop_mode=clone,fps=fps=30000/1001:start_time=0.000000,trim=end_frame=180,setpts=N,scale=out_range=tv,format=yuv420p,split=5[p0][p1][p2][p3][p4]',
      '[p0]scale=854:480:flags=bicubic,setsar=1[rendition0]',
      '[p1]scale=640:360:flags=bicubic,setsar=1[rendition1]',
      '[p2]scale=64:36:flags=area,setsar=1[motion]',
      "[p3]select='lt(ceil(((n+0)*1001)/30000)*30000,((n+0)*1001)+1001)',scale=854:480:flags=bicubic,setsar=1[still]",
      "[p4]select='lt(ceil(((n+0)*1001)/90000)*90000,((n+0)*1001)+1001)',scale=284:160:flags=area,setsar=1[thumbnail]",
    ]);
  });

  it('takes small renditions from larger ones that are made anyway', () => {
    const renditions = [
      { ...RENDITION_480P, width: 1920, height: 1080 },
      { ...RENDITION_480P, width: 1280, height: 720 },
      RENDITION_480P,
      RENDITION_360P,
    ];
    const [source, top, ...others] = graph({ renditions }).split(';');
    expect(source).toContain(',split=4[p0][p1][p2][p3]');
    expect(top).toBe('[p0]scale=1920:1080:flags=bicubic,setsar=1,split=2[rendition0][s1]');
    expect(others.slice(-3)).toEqual([
      '[s1]scale=1280:720:flags=bicubic,setsar=1,split=3[rendition1][s2][s3]',
      '[s2]scale=854:480:flags=bicubic,setsar=1[rendition2]',
      '[s3]scale=640:360:flags=bicubic,setsar=1[rendition3]',
    ]);
  });

  it('counts from the chunk’s first frame in the middle, but taps by the lesson’s clock', () => {
    const [first, ...branches] = graph({}, 1).split(';');
    expect(first).toContain('fps=fps=30000/1001:start_time=6.006000,');
    expect(first).toContain('trim=end_frame=270,setpts=N,');
    expect(branches[3]).toContain(
      "select='lt(ceil(((n+180)*1001)/30000)*30000,((n+180)*1001)+1001)'",
    );
  });

  it('looks at every frame of a fast source, and thins out for everything else', () => {
    const timing = { frameRate: { numerator: 25, denominator: 1 }, motionPerFrame: 2 };
    const [source, every, some, ...others] = graph({ timing }, 1).split(';');
    expect(source).toContain('fps=fps=50/1:start_time=7.200000,trim=end_frame=540,setpts=N,');
    expect(source).toMatch(/,split=2\[every\]\[some\]$/);
    expect(every).toBe('[every]scale=64:36:flags=area,setsar=1[motion]');
    expect(some).toBe("[some]select='not(mod(n,2))',settb=1/25,setpts=N,split=4[p0][p1][p2][p3]");
    expect(others.join()).not.toContain('motion');
  });

  it('has only the taps where nothing is encoded', () => {
    const plan = planOf();
    const ends = pictureGraph(plan, plan.chunks[0]!, []).match(/\[[a-z]+\d*\](?=;|$)/g);
    expect(ends).toEqual(['[p2]', '[motion]', '[still]', '[thumbnail]']);
  });
});

describe('the filters before everything else', () => {
  it('turn back the source’s clock to the lesson’s zero, whichever sign it has', () => {
    expect(base({ zeroSeconds: 1.4 })).toMatch(/^setpts=PTS-\(1\.4\)\/TB,fps=/);
    expect(base({ zeroSeconds: -0.25 })).toMatch(/^setpts=PTS-\(-0\.25\)\/TB,fps=/);
  });

  it('deinterlace before they thin out, and turn last', () => {
    expect(base({ zeroSeconds: 10, picture: { deinterlace: true, rotationDegrees: 90 } })).toBe(
      'bwdif=mode=send_frame:parity=auto:deint=interlaced,setpts=PTS-(10)/TB,fps=fps=30000/1001,tpad=stop=-1:stop_mode=clone,fps=fps=30000/1001:start_time=0.000000,trim=end_frame=180,setpts=N,scale=out_range=tv,format=yuv420p,transpose=clock',
    );
  });

  it.each([
    [0, 'format=yuv420p'],
    [90, 'format=yuv420p,transpose=clock'],
    [180, 'format=yuv420p,hflip,vflip'],
    [270, 'format=yuv420p,transpose=cclock'],
  ] as const)('turn a picture of %i degrees upright', (rotationDegrees, end) => {
    expect(base({ picture: { rotationDegrees } }).endsWith(`scale=out_range=tv,${end}`)).toBe(true);
  });

  it('map HDR tones after thinning out', () => {
    expect(base({ picture: { toneMap: true, matrix: 'bt709' } })).toContain(
      'setpts=N,zscale=transfer=linear:npl=100,format=gbrpf32le,zscale=primaries=bt709,tonemap=tonemap=hable:desat=0,zscale=transfer=bt709:matrix=bt709:range=limited,scale=out_range=tv,',
    );
  });

  it.each([
    [{ matrix: 'bt709', convertMatrix: true }, 'scale=out_range=tv:out_color_matrix=bt709,'],
    [{ matrix: 'bt470bg', convertMatrix: true }, 'scale=out_range=tv:out_color_matrix=bt470,'],
    [{ matrix: 'smpte170m', convertMatrix: false }, 'scale=out_range=tv,'],
    [{ matrix: 'bt709', limitedRange: true }, 'scale=in_range=tv:out_range=tv,'],
  ] as const)('convert only a matrix that players do not know: %o', (picture, filter) => {
    expect(base({ picture })).toContain(`setpts=N,${filter}format=yuv420p`);
  });
});

/** The expression of a tap's select filter, worked out as ffmpeg does. */
function tapped(expression: string, frames: number): number[] {
  const [, every, first, denominator] = /\/(\d+)\).*\(n\+(\d+)\)\*(\d+)\)\+/
    .exec(expression)!
    .map(Number);
  return Array.from({ length: frames }, (_, n) => n).filter((n) => {
    const frame = (n + first!) * denominator!;
    return Math.ceil(frame / every!) * every! < frame + denominator!;
  });
}

describe('what a tap picks', () => {
  const selectOf = (chunk: number, branch: number) =>
    /select='([^']+)'/.exec(graph({}, chunk).split(';')[branch]!)![1]!;

  it.each([
    ['a second', 4, [0, 29, 59, 89, 119, 149, 179, 209, 239, 269, 299, 329, 359, 389, 419, 449]],
    ['three seconds', 5, [0, 89, 179, 269, 359, 449]],
  ])('is the frame shown at each multiple of %s', (_, branch, expected) => {
    expect(tapped(selectOf(0, branch), 450)).toEqual(expected);
  });

  it.each([4, 5])('is the same of two chunks as of the whole (branch %i)', (branch) => {
    const chunks = planOf().chunks.flatMap(({ firstFrame, endFrame }, chunk) =>
      tapped(selectOf(chunk, branch), endFrame - firstFrame).map((n) => n + firstFrame),
    );
    expect(chunks).toEqual(tapped(selectOf(0, branch), 450));
  });
});
