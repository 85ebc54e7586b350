import { expect, it } from 'vitest';
import { untrustedInput } from '../../../../transcoder/tool/untrusted-input.ts';

it('lets a strange file be a container and nothing that names other files', () => {
  const argv = untrustedInput('/data/-odd: name.mp4');
  const formats = argv[argv.indexOf('-format_whitelist') + 1]?.split(',') ?? [];
  expect(formats).toContain('mov');
  for (const format of [
    'hls',
    'concat',
    'dash',
    'image2',
    'tty',
    'lavfi',
    'sdp',
    'png_pipe',
    'imf',
  ])
    expect(formats).not.toContain(format);
  expect(argv[argv.indexOf('-protocol_whitelist') + 1]).toBe('file,pipe');
  expect(argv.slice(-2)).toEqual(['-i', 'file:/data/-odd: name.mp4']);
});
