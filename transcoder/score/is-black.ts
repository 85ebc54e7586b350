/** Luma up to here is black to the eye: 16 is black by definition, a codec leaves it a little above. */
const BLACK_LEVEL = 30;
/** As ffmpeg's blackdetect: so much of the picture has to be black. */
const BLACK_SHARE = 0.98;

/** Whether a luma plane is all but black. */
export function isBlack(luma: Uint8Array): boolean {
  let bright = 0;
  const allowed = luma.length * (1 - BLACK_SHARE);
  for (const value of luma) {
    if (value <= BLACK_LEVEL) continue;
    bright += 1;
    if (bright > allowed) return false;
  }
  return true;
}
