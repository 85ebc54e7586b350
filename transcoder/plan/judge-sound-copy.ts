import type { Ladder } from '../../config/ladder.ts';
import type { PacketScan } from '../probe/packet-scan.ts';
import type { AudioProbe, Probe } from '../probe/probe.ts';
import { COPY_REASONS as WHY } from './copy-reasons.ts';
import type { CopyReason, SoundVerdict } from './copy-verdict.ts';

const SAMPLE_RATES_HZ = [44_100, 48_000];
/** ISO/IEC 14496-3: samples in a packet of AAC-LC. */
const PACKET_SAMPLES = 1024;
/** What nobody notices between lips and voice. */
const MOST_OFFSET_SECONDS = 0.04;
/** A sound may stop this long before the picture does, as recorders let it. */
const MOST_SHORT_SECONDS = 0.5;

/**
 * Whether the source's sound can be played as it is; null where there is none. `scan` of its packets, where there is
 * one, finds gaps; without it only the probe's figures speak. Never throws.
 */
export function judgeSoundCopy(
  probe: Probe,
  ladder: Pick<Ladder, 'audio'>,
  scan: PacketScan | null = null,
): SoundVerdict | null {
  const { audio } = probe;
  if (audio === null) return null;
  const reasons = [
    ...judgeSoundFormat(audio, ladder.audio.copyMaxBitrateKbps),
    ...judgeSoundTimes(probe, audio, scan),
  ];
  return { copied: reasons.length === 0, reasons };
}

function judgeSoundFormat(audio: AudioProbe, mostKbps: number): CopyReason[] {
  const { codec, profile, channels, sampleRateHz, bitrateKbps } = audio;
  const plain = codec === 'aac' && profile === 'LC';
  return [
    ...(plain ? [] : [WHY.soundCodec(profile === null ? codec : `${codec} ${profile}`)]),
    ...(channels === 1 || channels === 2 ? [] : [WHY.soundChannels(channels)]),
    ...(SAMPLE_RATES_HZ.includes(sampleRateHz) ? [] : [WHY.soundRate(sampleRateHz)]),
    ...(bitrateKbps <= mostKbps ? [] : [WHY.soundBitrate(bitrateKbps, mostKbps)]),
  ];
}

function judgeSoundTimes(
  { startSeconds, durationSeconds }: Probe,
  audio: AudioProbe,
  scan: PacketScan | null,
): CopyReason[] {
  const late = audio.startSeconds - startSeconds;
  const lasts = audio.durationSeconds ?? durationSeconds - late;
  const whole = late + lasts >= durationSeconds - MOST_SHORT_SECONDS;
  const gapless = scan === null || followsOn(scan, audio.sampleRateHz);
  return [
    ...(Math.abs(late) <= MOST_OFFSET_SECONDS ? [] : [WHY.soundStartsLate(late)]),
    ...(whole && gapless ? [] : [WHY.soundGaps()]),
  ];
}

/** Each packet where the ones before it end, counted in samples: no gap, no overlap, no drift. */
function followsOn({ packets }: PacketScan, sampleRateHz: number): boolean {
  const first = packets.ptsSeconds[0] ?? Number.NaN;
  return packets.ptsSeconds.every((pts, at) => {
    const due = first + (at * PACKET_SAMPLES) / sampleRateHz;
    return Math.abs(pts - due) <= MOST_OFFSET_SECONDS;
  });
}
