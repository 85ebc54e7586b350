/** The filters that tone mapping needs; not every build of ffmpeg has the first. */
export const TONE_MAP_FILTERS = ['zscale', 'tonemap'] as const;

/** From HDR to BT.709: to linear light, compress the highlights, back to a gamma that every screen has. */
export function toneMapFilters(): string[] {
  return [
    // 100 nits is where the standard picture's white lies.
    'zscale=transfer=linear:npl=100',
    // The map works on linear RGB only.
    'format=gbrpf32le',
    'zscale=primaries=bt709',
    // Hable keeps detail in a bright window behind a teacher; desat=0 keeps colours as they are.
    'tonemap=tonemap=hable:desat=0',
    'zscale=transfer=bt709:matrix=bt709:range=limited',
  ];
}
