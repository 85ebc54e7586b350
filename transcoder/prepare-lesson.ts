import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { copyStreams } from './encode/copy-streams.ts';
import { encodeSound } from './encode/encode-sound.ts';
import { refuseWhatFellShort } from './encode/judge-encoding.ts';
import type { Prepared, StepWork } from './lesson-steps.ts';
import { PackagingError } from './package/packaging-error.ts';
import { trackSeconds } from './package/track.ts';
import { COPY_REASONS } from './plan/copy-reasons.ts';
import type { CopyVerdict, SoundVerdict } from './plan/copy-verdict.ts';
import { judgeCopy } from './plan/judge-copy.ts';
import { judgeSoundCopy } from './plan/judge-sound-copy.ts';
import type { Plan } from './plan/plan.ts';
import { planLesson, type Verdicts } from './plan/plan-lesson.ts';
import { probeSource } from './probe/probe-source.ts';
import { scanPackets } from './probe/scan-packets.ts';
import { UnusableSourceError } from './probe/unusable-source-error.ts';
import { publishStream } from './publish-stream.ts';
import { settleSource } from './settle-source.ts';
import { SOUND_FOLDERS } from './sound-renditions.ts';
import { sourceInput } from './source-input.ts';
import { type MadeSound, type MadeVideo, PREPARED, type PreparedFacts } from './work/results.ts';
import { openWorkFolder } from './work/work-folder.ts';

const OUTPUT = 'output';

/** Said of a stream that its headers praised too much. */
const REASONS = [COPY_REASONS.notAsDeclared()];
const PICTURE_REFUSED: CopyVerdict = { copied: false, reasons: REASONS, keyframes: [] };
const SOUND_REFUSED: SoundVerdict = { copied: false, reasons: REASONS };

/**
 * The first step: what the source is, what will be made of it, and the part of that which needs no encoding of the
 * picture. A lesson whose own picture suits can be watched when this is done.
 */
export async function prepareLesson(work: StepWork): Promise<Prepared> {
  const folder = openWorkFolder(work.workFolder, randomUUID);
  const before = await folder.read<PreparedFacts>(PREPARED);
  if (before !== null) return described(before);

  const { sourceFile, limits, signal, ladder, log } = work;
  const found = await probeSource({ sourceFile, limits, signal });
  log.info({ probe: found }, 'probed the source');
  const { probe, remuxed, seekable } = await settleSource(work, found);
  work.onProgress(0.3);
  const input = sourceInput(work, remuxed);
  const scan = await scanPackets({
    ...{ input, limits, signal, zeroSeconds: probe.startSeconds },
    streamIndex: probe.video.streamIndex,
  });
  // Times that a file makes up are told from a long lesson here.
  if (scan.endSeconds > limits.maxDurationSeconds) throw new UnusableSourceError('too-long');
  work.onProgress(0.5);

  const verdicts = {
    copy: judgeCopy(probe, scan, ladder),
    soundCopy: judgeSoundCopy(probe, ladder),
  };
  // What cannot be read from the middle is one chunk.
  const cut = seekable ? ladder : { ...ladder, chunkSeconds: Infinity, chunksAtLeast: 1 };
  const made = await folder.begin();
  const { plan, ...originals } = await withoutWhatFails(verdicts, log, async (tried) => {
    const plan = planLesson(probe, scan, cut, tried);
    await rm(join(made, OUTPUT), { recursive: true, force: true });
    return { plan, ...(await makeOriginals(work, plan, input, probe.durationSeconds, made)) };
  });
  log.info(describePlan(plan), 'planned');
  const soundSeconds = originals.sound === null ? 0 : trackSeconds(originals.sound.track);
  const came = { pictureSeconds: scan.endSeconds, soundSeconds };
  refuseWhatFellShort(came, probe.durationSeconds);

  const facts: PreparedFacts = { probe, plan, remuxed, ...originals };
  await work.output.add(join(made, OUTPUT));
  await folder.finish(PREPARED, made, facts);
  if (originals.video !== null) await publishStream(work, folder);
  work.onProgress(1);
  return described(facts);
}

/** Tries again, copying less, where a stream turns out not to be what its headers promised. */
async function withoutWhatFails<Made>(
  verdicts: Verdicts,
  log: StepWork['log'],
  make: (verdicts: Verdicts) => Promise<Made>,
): Promise<Made> {
  try {
    return await make(verdicts);
  } catch (error) {
    if (!(error instanceof PackagingError)) throw error;
    const { copy, soundCopy } = verdicts;
    const isSound = error.folder === SOUND_FOLDERS.original;
    if (!(isSound ? soundCopy?.copied : copy.copied)) throw error;
    log.info({ err: error }, 'a stream of the source cannot be copied after all');
    const fewer = isSound
      ? { copy, soundCopy: SOUND_REFUSED }
      : { copy: PICTURE_REFUSED, soundCopy };
    return withoutWhatFails(fewer, log, make);
  }
}

/** The source's own picture where it suits, and its sound, copied where that suits and encoded else. */
async function makeOriginals(
  { limits, signal, ladder, onProgress }: StepWork,
  plan: Plan,
  input: readonly string[],
  durationSeconds: number,
  made: string,
): Promise<Readonly<{ video: MadeVideo | null; sound: MadeSound | null }>> {
  const outputFolder = join(made, OUTPUT);
  await mkdir(outputFolder);
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
          ...common,
          sound,
          sink: null,
          renditions: [
            {
              folder,
              gainDb: 0,
              channels: sound.channels,
              bitrateKbps: sound.bitrateKbps,
              sampleRateHz: ladder.audio.original.sampleRateHz,
            },
          ],
          onProgress: (seconds) => onProgress(0.5 + 0.5 * Math.min(1, seconds / durationSeconds)),
        });
  const soundTrack = copied.sound ?? encoded[0] ?? null;
  return {
    video: plan.copied && copied.video && { rendition: plan.copied, track: copied.video },
    sound: sound && soundTrack && { kind: 'original', channels: sound.channels, track: soundTrack },
  };
}

function described({ plan, probe, video }: PreparedFacts): Prepared {
  return {
    chunks: plan.chunks.length,
    sound: plan.sound !== null,
    playable: video !== null,
    durationSeconds: probe.durationSeconds,
  };
}

function describePlan(plan: Plan) {
  return {
    copied: plan.copied?.name ?? null,
    kept: plan.copyVerdict.reasons.map(({ code }) => code),
    renditions: plan.renditions.map(({ name }) => name),
    frameRate: plan.timing.frameRate,
    frames: plan.frames,
    chunks: plan.chunks.length,
    stillContent: plan.stillContent,
  };
}
