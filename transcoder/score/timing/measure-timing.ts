import type { PacketScan } from '../../probe/packet-scan.ts';
import type { TimingMeasured } from '../measured.ts';
import { findGaps } from './find-gaps.ts';

type Scans = Readonly<{ picture: PacketScan; sound: PacketScan | null }>;

/** What the packets of both streams say of frames that are missing, and of how long picture and sound are. */
export function measureTiming({ picture, sound }: Scans): TimingMeasured {
  const times = shownTimes(picture);
  return {
    ...findGaps(times),
    sound: sound === null ? null : compareEnds(times, picture, sound),
    pictureSeconds: times.length === 0 ? 0 : picture.endSeconds - times[0]!,
  };
}

/** When each frame is shown, ascending; empty where the file does not say. */
function shownTimes({ packets }: PacketScan): Float64Array {
  const known = packets.ptsSeconds.filter((seconds) => Number.isFinite(seconds));
  return known.length < packets.ptsSeconds.length ? new Float64Array(0) : known.sort();
}

function compareEnds(
  pictureTimes: Float64Array,
  picture: PacketScan,
  sound: PacketScan,
): TimingMeasured['sound'] {
  const times = shownTimes(sound);
  if (times.length === 0 || pictureTimes.length === 0) return null;
  const startsSeconds = times[0]!;
  return {
    startsSeconds: startsSeconds - pictureTimes[0]!,
    endsSeconds: sound.endSeconds - picture.endSeconds,
    durationSeconds: sound.endSeconds - startsSeconds,
    packetSeconds: (sound.endSeconds - startsSeconds) / times.length,
  };
}
