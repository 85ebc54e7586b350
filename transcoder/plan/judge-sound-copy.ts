import type { Ladder } from '../../config/ladder.ts';
import type { PacketScan } from '../probe/packet-scan.ts';
import type { AudioProbe, Probe } from '../probe/probe.ts';
import { COPY_REASONS as WHY } from './copy-reasons.ts';
import type { CopyReason, SoundVerdict } from './copy-verdict.ts';
import type { Scans } from './plan-lesson.ts';

const SAMPLE_RATES_HZ = [44_100, 48_000];
/** ISO/IEC 14496-3: samples in a packet of AAC-LC. */
const PACKET_SAMPLES = 1024;
/** What nobody notices between lips and voice. */
const MOST_OFFSET_SECONDS = 0.04;
/** Picture and sound end together (Apple's authoring specification, 8.1), within a frame or two. */
const MOST_SHORT_SECONDS = 0.05;

/** Whether the source's sound can be played as it is, packet by packet; null where there is none. Never throws. */
export function judgeSoundCopy(
  { audio }: Pick<Probe, 'audio'>,
  { picture, sound }: Scans,
  ladder: Pick<Ladder, 'audio'>,
): SoundVerdict | null {
  if (audio === null || sound === null) return null;
  const reasons = [
    ...judgeSoundFormat(audio, ladder.audio.copyMaxBitrateKbps),
    ...judgeSoundTimes(audio, sound, picture.endSeconds),
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
  { sampleRateHz }: AudioProbe,
  sound: PacketScan,
  pictureEndSeconds: number,
): CopyReason[] {
  // What lies before zero only warms a decoder up.
  const late = Math.max(0, sound.packets.ptsSeconds[0] ?? Number.POSITIVE_INFINITY);
  const whole = sound.endSeconds >= pictureEndSeconds - MOST_SHORT_SECONDS;
  return [
    ...(late <= MOST_OFFSET_SECONDS ? [] : [WHY.soundStartsLate(late)]),
    ...(whole && followsOn(sound, sampleRateHz) ? [] : [WHY.soundGaps()]),
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
