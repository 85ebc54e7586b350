import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { refuseWhatFellShort } from '../encode/judge-encoding.ts';
import { judgeCopy } from '../plan/judge-copy.ts';
import { judgeSoundCopy } from '../plan/judge-sound-copy.ts';
import type { Plan } from '../plan/plan.ts';
import { planLesson } from '../plan/plan-lesson.ts';
import { probeSource } from '../probe/probe-source.ts';
import { UnusableSourceError } from '../probe/unusable-source-error.ts';
import { measureTiming } from '../score/timing/measure-timing.ts';
import { inTheMaking } from '../work/in-the-making.ts';
import { PREPARED, type PreparedFacts } from '../work/results.ts';
import { openWorkFolder, type WorkFolder } from '../work/work-folder.ts';
import type { Prepared, StepWork } from './lesson-steps.ts';
import { makeOriginals } from './make-originals.ts';
import { publishStream } from './publish-stream.ts';
import { scanStreams } from './scan-streams.ts';
import { settleSource } from './settle-source.ts';

const OUTPUT = 'output';

/**
 * The first step: what the source is, what will be made of it, and the part of that which needs no encoding of the
 * picture. A lesson whose own picture suits can be watched when this is done.
 */
export async function prepareLesson(work: StepWork): Promise<Prepared> {
  const folder = openWorkFolder(work.workFolder, randomUUID);
  const before = await folder.read<PreparedFacts>(PREPARED);
  if (before !== null) return open(work, folder, before);

  await inTheMaking(folder, async (made) => {
    const facts = await prepare(work, made);
    work.signal.throwIfAborted();
    if ((await folder.read<PreparedFacts>(PREPARED)) !== null) return;
    await work.output.add(join(made, OUTPUT));
    await folder.finish(PREPARED, made, facts);
  });
  // Whoever was first.
  const facts = await folder.read<PreparedFacts>(PREPARED);
  if (facts === null) throw new Error('what was prepared is gone');
  const prepared = await open(work, folder, facts);
  work.onProgress(1);
  return prepared;
}

async function prepare(work: StepWork, made: string): Promise<PreparedFacts> {
  const { sourceFile, limits, signal, ladder, log } = work;
  const found = await probeSource({ sourceFile, limits, signal });
  log.info({ probe: found }, 'probed the source');
  const { probe, input, remuxed, seekable } = await settleSource(work, found, made);
  work.onProgress(0.3);
  const scans = await scanStreams(probe, input, work);
  // Times that a file makes up are told from a long lesson here.
  const soundSeconds = scans.sound?.endSeconds ?? 0;
  const came = { pictureSeconds: scans.picture.endSeconds, soundSeconds };
  if (Math.max(came.pictureSeconds, soundSeconds) > limits.maxDurationSeconds) {
    throw new UnusableSourceError('too-long');
  }
  refuseWhatFellShort(came, probe.durationSeconds);
  work.onProgress(0.5);

  const verdicts = {
    copy: judgeCopy(probe, scans.picture, ladder, soundSeconds),
    soundCopy: judgeSoundCopy(probe, scans, ladder),
  };
  // What cannot be read from the middle is one chunk.
  const cut = seekable ? ladder : { ...ladder, chunkSeconds: Infinity, chunksAtLeast: 1 };
  const outputFolder = join(made, OUTPUT);
  const { durationSeconds } = probe;
  const { plan, ...originals } = await makeOriginals(
    {
      ...{ work, input, durationSeconds, outputFolder },
      plan: (tried) => planLesson(probe, scans, cut, tried),
      onProgress: (seconds) => work.onProgress(0.5 + 0.5 * Math.min(1, seconds / durationSeconds)),
    },
    verdicts,
  );
  log.info(describePlan(plan), 'planned');
  return { probe, plan, remuxed, timing: measureTiming(scans), ...originals };
}

/** Again on each run: an earlier one may have been killed before it wrote its playlists. */
async function open(work: StepWork, folder: WorkFolder, facts: PreparedFacts): Promise<Prepared> {
  const { plan, probe, video } = facts;
  if (video !== null) await publishStream(work, folder);
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
