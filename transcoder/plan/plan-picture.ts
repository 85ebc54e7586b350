import type { VideoProbe } from '../probe/probe.ts';
import type { PicturePlan } from './plan.ts';

/** Perceptual quantiser and hybrid log-gamma: what phones call HDR. */
const HDR_TRANSFERS = ['smpte2084', 'arib-std-b67'];
/** Matrices that every player knows and that are kept as they are. */
export const KEPT_MATRICES = ['bt709', 'smpte170m', 'bt470bg'] as const;

/** How to bring the decoded picture into the one shape that every rendition and tap starts from. */
export function planPicture(video: VideoProbe): PicturePlan {
  const toneMap = HDR_TRANSFERS.includes(video.colorTransfer ?? '');
  const kept = KEPT_MATRICES.find((matrix) => matrix === video.colorMatrix);
  const isYuv = /^yuv|^nv|^p0|^uyvy|^yuyv|^gray/.test(video.pixelFormat);
  const unstated = video.colorMatrix === null && isYuv;
  return {
    streamIndex: video.streamIndex,
    deinterlace: video.scan === 'interlaced',
    toneMap,
    rotationDegrees: video.rotationDegrees,
    matrix: toneMap ? 'bt709' : (kept ?? (unstated ? usualMatrix(video) : 'bt709')),
    // The tone map converts on its way.
    convertMatrix: !toneMap && kept === undefined && !unstated,
    // yuvj420p and its like are of full range whatever else is said.
    limitedRange: !toneMap && /^yuv4/.test(video.pixelFormat) && video.colorRange !== 'pc',
  };
}

/** What a file that does not say is taken for by players: the matrix of its lines' standard. */
function usualMatrix({ height }: VideoProbe): PicturePlan['matrix'] {
  if (height >= 720) return 'bt709';
  return height === 576 || height === 288 ? 'bt470bg' : 'smpte170m';
}
