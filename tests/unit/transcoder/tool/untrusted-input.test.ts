import { describe, expect, it } from 'vitest';
import { ownIntermediate } from '../../../../transcoder/tool/own-intermediate.ts';
import { untrustedInput } from '../../../../transcoder/tool/untrusted-input.ts';

/** The list that follows an option. */
function listed(argv: readonly string[], option: string): readonly string[] {
  return argv[argv.indexOf(option) + 1]?.split(',') ?? [];
}

describe('a strange file', () => {
  const argv = untrustedInput('/data/-odd: name.mp4');

  it('may be a container and nothing that names other files', () => {
    const formats = listed(argv, '-format_whitelist');
    expect(formats).toContain('mov');
    const naming = ['hls', 'concat', 'dash', 'image2', 'tty', 'lavfi', 'sdp', 'png_pipe', 'imf'];
    expect(formats.filter((format) => [...naming, 'nut'].includes(format))).toEqual([]);
  });

  it('may call for what cameras and editors write, not for what can open files', () => {
    const decoders = listed(argv, '-codec_whitelist');
    expect(decoders).toContain('h264');
    expect(decoders.filter((name) => ['librsvg', 'ansi', 'snow'].includes(name))).toEqual([]);
    expect(new Set(decoders).size).toBe(decoders.length);
  });

  it('is opened as a file of that name, whatever the name looks like', () => {
    expect(listed(argv, '-protocol_whitelist')).toEqual(['file', 'pipe']);
    expect(argv.slice(-2)).toEqual(['-i', 'file:/data/-odd: name.mp4']);
    expect(untrustedInput('http:a').at(-1)).toBe(`file:${process.cwd()}/http:a`);
  });
});

describe('a file of our own', () => {
  it('is in our container and nothing else, with a stranger’s streams in it', () => {
    const argv = ownIntermediate('/work/source.nut');
    expect(listed(argv, '-format_whitelist')).toEqual(['nut']);
    expect(listed(argv, '-protocol_whitelist')).toEqual(['file', 'pipe']);
    expect(listed(argv, '-codec_whitelist')).toEqual(
      listed(untrustedInput('/a'), '-codec_whitelist'),
    );
    expect(argv.slice(-2)).toEqual(['-i', 'file:/work/source.nut']);
  });
});
