import { expect, test } from 'vitest';
import { repeatArgv, sourcesArgv } from '../../../../scripts/bench/transcode/source-argv.ts';

test('the same content once with keyframes too far apart to be copied, once with one every two seconds', () => {
  const argv = sourcesArgv('/encoded.mp4', '/copied.mp4');
  const encoder = (gop: number) =>
    '-map 0:v -map 1:a -c:v libx264 -preset superfast -b:v 11M -maxrate 11500k -bufsize 11500k ' +
    `-pix_fmt yuv420p -g ${gop} -sc_threshold 0 -flags +cgop ` +
    '-c:a aac -b:a 128k -ac 2 -movflags +faststart';
  expect(argv.join(' ')).toContain(`${encoder(300)} /encoded.mp4 ${encoder(50)} /copied.mp4`);
});

test('a longer lesson is the short one again and again, undecoded', () => {
  expect(repeatArgv('/in.mp4', 15, '/out.mp4').join(' ')).toBe(
    'ffmpeg -hide_banner -nostdin -loglevel error -y ' +
      '-stream_loop 14 -an -i /in.mp4 -stream_loop 14 -vn -i /in.mp4 ' +
      '-map 0:v:0 -map 1:a:0 -c copy -movflags +faststart /out.mp4',
  );
});
