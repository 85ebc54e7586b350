/** ffprobe names a family of formats ("mov,mp4,m4a,3gp,3g2,mj2"); people name one. */
export function nameContainer(formatName: string): string {
  const names = formatName.split(',');
  return names.includes('mp4') ? 'mp4' : names[0]!;
}
