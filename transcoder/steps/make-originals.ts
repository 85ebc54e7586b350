import { mkdir, rm } from 'node:fs/promises';
import { copyStreams } from '../encode/copy-streams.ts';
import { encodeSound } from '../encode/encode-sound.ts';
import { PackagingError } from '../package/packaging-error.ts';
import { COPY_REASONS } from '../plan/copy-reasons.ts';
import type { CopyVerdict, SoundVerdict } from '../plan/copy-verdict.ts';
import type { Plan } from '../plan/plan.ts';
import type { Verdicts } from '../plan/plan-lesson.ts';
import type { MadeSound, MadeVideo } from '../work/results.ts';
import type { StepWork } from './lesson-steps.ts';
import { SOUND_FOLDERS } from './sound-renditions.ts';

export type OriginalsRequest = Readonly<{
  work: Pick<StepWork, 'limits' | 'signal' | 'ladder' | 'log'>;
  /** How the source is opened. */
  input: readonly string[];
  durationSeconds: number;
  /** Made anew for each try. */
  outputFolder: string;
  plan: (verdicts: Verdicts) => Plan;
  /** Seconds of sound encoded, now and then. */
  onProgress: (seconds: number) => void;
}>;

export type Originals = Readonly<{
  /** The one that held. */
  plan: Plan;
  video: MadeVideo | null;
  sound: MadeSound | null;
}>;

/** Said of a stream that its headers praised too much. */
const REASONS = [COPY_REASONS.notAsDeclared()];
const PICTURE_REFUSED: CopyVerdict = { copied: false, reasons: REASONS, keyframes: [] };
const SOUND_REFUSED: SoundVerdict = { copied: false, reasons: REASONS };

/**
 * The source's own picture where it suits, and its sound, copied where that suits and encoded else. Tries again, copying
 * less, where a stream turns out not to be what its headers promised. Throws as copyStreams and encodeSound do.
 */
export async function makeOriginals(
  request: OriginalsRequest,
  verdicts: Verdicts,
): Promise<Originals> {
  const { work, plan, outputFolder } = request;
  try {
    await rm(outputFolder, { recursive: true, force: true });
    await mkdir(outputFolder);
    return await makePlanned(request, plan(verdicts));
  } catch (error) {
    if (!(error instanceof PackagingError)) throw error;
    const { copy, soundCopy } = verdicts;
    const isSound = error.folder === SOUND_FOLDERS.original;
    if (!(isSound ? soundCopy?.copied : copy.copied)) throw error;
    work.log.info({ err: error }, 'a stream of the source cannot be copied after all');
    return makeOriginals(
      request,
      isSound ? { copy, soundCopy: SOUND_REFUSED } : { copy: PICTURE_REFUSED, soundCopy },
    );
  }
}

async function makePlanned(request: OriginalsRequest, plan: Plan): Promise<Originals> {
  const { work, input, outputFolder, durationSeconds, onProgress } = request;
  const { limits, signal, ladder } = work;
  const common = { input, plan, outputFolder, durationSeconds, limits, signal };
  const folder = SOUND_FOLDERS.original;
  const { sound } = plan;
  const copied = await copyStreams({
    ...common,
    video: plan.copied,
    sound: sound?.copied ? { plan: sound, folder } : null,
  });
  const encoded =
    sound === null || sound.copied
      ? []
      : await encodeSound({
          ...{ ...common, sound, sink: null, onProgress },
          renditions: [
            {
              ...{ folder, gainDb: 0, channels: sound.channels, bitrateKbps: sound.bitrateKbps },
              sampleRateHz: ladder.audio.original.sampleRateHz,
            },
          ],
        });
  const soundTrack = copied.sound ?? encoded[0] ?? null;
  return {
    plan,
    video: plan.copied && copied.video && { rendition: plan.copied, track: copied.video },
    sound: sound && soundTrack && { kind: 'original', channels: sound.channels, track: soundTrack },
  };
}
