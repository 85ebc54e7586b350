import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { buffer, text } from 'node:stream/consumers';

export type Voice = Readonly<{
  /** Of espeak-ng, with a variant: `cmn+f2`. */
  name: string;
  wordsPerMinute: number;
  /** 0 to 99. */
  pitch: number;
}>;

export const SPEECH_RATE_HZ = 22_050;
const WAV_HEADER_BYTES = 44;

/** A sentence as espeak-ng says it, mono at SPEECH_RATE_HZ. */
export async function synthesizeSentence(
  sentence: string,
  { name, wordsPerMinute, pitch }: Voice,
  signal: AbortSignal,
): Promise<Float32Array> {
  const args = [
    '-v',
    name,
    '-s',
    String(wordsPerMinute),
    '-p',
    String(pitch),
    '--stdout',
    sentence,
  ];
  const child = spawn('espeak-ng', args, { stdio: ['ignore', 'pipe', 'pipe'], signal });
  const closed = once(child, 'close');
  const [wav, stderr, [code]] = await Promise.all([
    buffer(child.stdout),
    text(child.stderr),
    closed,
  ]);
  if (code !== 0) throw new Error(`espeak-ng ${args.join(' ')}:\n${stderr}`);
  const samples = new Float32Array(Math.floor((wav.length - WAV_HEADER_BYTES) / 2));
  for (let at = 0; at < samples.length; at += 1) {
    samples[at] = wav.readInt16LE(WAV_HEADER_BYTES + at * 2) / 32_768;
  }
  return samples;
}
