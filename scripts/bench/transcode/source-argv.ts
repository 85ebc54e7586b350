/** How long the generated lessons are. */
export const SOURCE_SECONDS = 20;
const FRAMES_PER_SECOND = 25;
/** No segment may be so long; yet what begins there can be a chunk. */
const FAR_SECONDS = 12;

const LENGTH = `rate=${FRAMES_PER_SECOND}:duration=${SOURCE_SECONDS}`;

/** A room that stands still, a teacher's worth of movement before it, and a sensor's grain over all. */
const PICTURE = [
  `gradients=size=1920x1080:${LENGTH}:speed=0.00001:seed=7:nb_colors=8,drawgrid=width=120:height=80:thickness=3:color=black@0.5[room]`,
  `testsrc2=size=320x480:${LENGTH}[teacher]`,
  '[room][teacher]overlay=x=800+400*sin(t/3):y=540+20*sin(2*t),noise=alls=5:allf=t,format=yuv420p',
].join(';');
/** Syllables of a low voice with its overtones, a breath every four seconds, and a room that is never silent. */
const VOICE = [140, 280, 560, 2240]
  .map((hertz, index) => `${[1, 0.6, 0.4, 0.2][index]}*sin(2*PI*${hertz}*t)`)
  .join('+');
const SOUND = [
  `aevalsrc=exprs='0.12*(${VOICE})*pow(abs(sin(PI*1.7*t)),2)*gt(mod(t,4),0.6)+0.004*(random(0)-0.5)'`,
  'sample_rate=48000',
  `duration=${SOURCE_SECONDS},aformat=channel_layouts=stereo`,
].join(':');

/**
 * One ffmpeg call for two files of the same content, about 11 Mb/s each: one whose keyframes are too far apart to be
 * copied, and one that suits as it is.
 */
export function sourcesArgv(encodedFile: string, copiedFile: string): string[] {
  return [
    ...['ffmpeg', '-hide_banner', '-nostdin', '-loglevel', 'error', '-y'],
    ...['-f', 'lavfi', '-i', PICTURE, '-f', 'lavfi', '-i', SOUND],
    ...output(FAR_SECONDS * FRAMES_PER_SECOND, encodedFile),
    ...output(2 * FRAMES_PER_SECOND, copiedFile),
  ];
}

function output(keyframeDistance: number, file: string): string[] {
  return [
    ...['-map', '0:v', '-map', '1:a', '-c:v', 'libx264', '-preset', 'superfast'],
    // A cap below what a source may have to be copied.
    ...['-b:v', '11M', '-maxrate', '11500k', '-bufsize', '11500k', '-pix_fmt', 'yuv420p'],
    ...['-g', String(keyframeDistance), '-sc_threshold', '0', '-flags', '+cgop'],
    ...['-c:a', 'aac', '-b:a', '128k', '-ac', '2', '-movflags', '+faststart', file],
  ];
}

/** The same lesson so many times over, undecoded, and whole: a cut would leave pictures out. */
export function repeatArgv(file: string, times: number, repeatedFile: string): string[] {
  const again = ['-stream_loop', String(times - 1)];
  return [
    ...['ffmpeg', '-hide_banner', '-nostdin', '-loglevel', 'error', '-y'],
    // Each by itself: together, the picture would wait each time for the last block of the sound.
    ...[...again, '-an', '-i', file, ...again, '-vn', '-i', file],
    ...['-map', '0:v:0', '-map', '1:a:0', '-c', 'copy'],
    ...['-movflags', '+faststart', repeatedFile],
  ];
}
