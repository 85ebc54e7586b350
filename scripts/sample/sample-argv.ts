import { SAMPLE_FRAME, type Scene, type Shot } from './sample-shots.ts';

/** Files that the drawn parts lie in. */
export type SampleParts = Readonly<{
  scenes: Readonly<Record<Scene, string>>;
  body: string;
  arm: string;
  /** One a shot; null where nothing is said. */
  speech: readonly (string | null)[];
  output: string;
}>;

const { height, framesPerSecond } = SAMPLE_FRAME;
/** One decoded and converted picture, for ever; `-loop 1` would decode it anew for every frame. */
const REPEAT = `loop=loop=-1:size=1,setpts=N/${framesPerSecond}/TB`;
/** Where the middle of the body stands and how large it is, seen by each camera. */
const STANDS = {
  slide: { x: 1110, scale: 0.72 },
  classroom: { x: 1060, scale: 1 },
} as const;

/** One ffmpeg call that plays the shots one after the other, the teacher swaying and pointing in each. */
export function sampleArgv(shots: readonly Shot[], parts: SampleParts): readonly string[] {
  const pictures = shots.flatMap((shot) =>
    [parts.scenes[shot.scene], parts.arm, parts.body].flatMap((file) => ['-i', file]),
  );
  const sounds = parts.speech.flatMap((file, index) => sound(file, shots[index]!.seconds));
  const filters = [
    ...shots.map((shot, index) => pictureFilter(shot, index, startOf(shots, index))),
    ...shots.map((shot, index) => soundFilter(shot, index, shots.length * 3)),
    `${shots.map((_, index) => `[v${index}][a${index}]`).join('')}concat=n=${shots.length}:v=1:a=1[v][a]`,
    // A quiet room is never digitally silent.
    'anoisesrc=colour=pink:amplitude=0.0012:sample_rate=48000[room]',
    '[a][room]amix=inputs=2:duration=first:normalize=0[sound]',
  ];
  return [
    ...['-hide_banner', '-nostdin', '-loglevel', 'error', '-y'],
    ...pictures,
    ...sounds,
    ...['-filter_complex', filters.join(';'), '-map', '[v]', '-map', '[sound]'],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '20', '-pix_fmt', 'yuv420p'],
    // What a classroom recorder writes: a key frame every two seconds.
    ...['-g', String(2 * framesPerSecond)],
    ...['-c:a', 'aac', '-b:a', '128k', '-ac', '2', '-ar', '48000'],
    // Playable before it is whole.
    ...['-movflags', '+faststart'],
    parts.output,
  ];
}

function sound(file: string | null, seconds: number): string[] {
  if (file !== null) return ['-i', file];
  return ['-f', 'lavfi', '-t', String(seconds), '-i', 'anullsrc=sample_rate=48000:cl=mono'];
}

function startOf(shots: readonly Shot[], index: number): number {
  return shots.slice(0, index).reduce((sum, { seconds }) => sum + seconds, 0);
}

/** startSeconds: of the shot in the lesson, so that the teacher goes on moving from where he was. */
function pictureFilter(shot: Shot, index: number, startSeconds: number): string {
  const [scene, arm, body] = [0, 1, 2].map((input) => `[${index * 3 + input}:v]`);
  const isRoom = shot.scene === 'classroom';
  const { x, scale } = isRoom ? STANDS.classroom : STANDS.slide;
  const now = `(t+${startSeconds})`;
  // Body and arm sway together; the shoulder is 70 pixels left of and 250 below the top of the body.
  const sway = `${14 * scale}*sin(2*PI*${now}/3.7)`;
  const bob = `${5 * scale}*sin(2*PI*${now}/1.9)`;
  const top = height - 470 * scale;
  const size = (pixels: number): number => 2 * Math.round((pixels * scale) / 2);
  return [
    `${arm}scale=${size(480)}:-2,format=yuva420p,${REPEAT},rotate=a='0.1+0.32*sin(2*PI*${now}/2.6)':c=none[arm${index}]`,
    `${body}scale=${size(300)}:-2,format=yuva420p,${REPEAT}[body${index}]`,
    `${scene}format=yuv420p,${REPEAT}[scene${index}]`,
    `[scene${index}][arm${index}]overlay=x='${x - 310 * scale}+${sway}':y='${top + 10 * scale}+${bob}'[armed${index}]`,
    `[armed${index}][body${index}]overlay=x='${x - 150 * scale}+${sway}':y='${top}+${bob}',` +
      // A camera has grain, a slide computer has none.
      `${isRoom ? 'noise=alls=3:allf=t,' : ''}trim=duration=${shot.seconds},setsar=1[v${index}]`,
  ].join(';');
}

function soundFilter(shot: Shot, index: number, firstInput: number): string {
  const steps = [
    // Synthetic speech has hard peaks; a lesson lies about -20 LUFS with room to the top.
    ...(shot.speech === '' ? [] : ['loudnorm=I=-20:TP=-3:LRA=7']),
    'aresample=48000',
    'aformat=sample_fmts=fltp:channel_layouts=stereo',
    `volume=${shot.gainDb}dB`,
    'apad',
    `atrim=duration=${shot.seconds}`,
  ];
  return `[${firstInput + index}:a]${steps.join(',')}[a${index}]`;
}
