/** What is done to a clean clip: a filter, and how it is encoded after. */
export type Degraded = Readonly<{ filter: string; codec: readonly string[] }>;

/** One way of spoiling a picture, from the mildest to the worst. */
export type Degradation = Readonly<{
  name: string;
  /** Whether SSIM to the pristine picture says how bad it is. */
  structural: boolean;
  levels: readonly Degraded[];
}>;

type Size = Readonly<{ width: number; height: number }>;

/** As a recorder or an editor exports it. */
export function x264(crf: number): readonly string[] {
  return ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', String(crf), '-pix_fmt', 'yuv420p'];
}

const filtered = (filters: readonly string[]): readonly Degraded[] =>
  filters.map((filter) => ({ filter, codec: x264(20) }));

/** Every way of spoiling a clip of this size, 5 severities each. */
export function degradations({ width, height }: Size): readonly Degradation[] {
  const lines = height / 1080;
  const even = (size: number) => 2 * Math.round(size / 2);
  const smaller = (times: number, down: string, up: string) =>
    `scale=${even(width / times)}:${even(height / times)}:flags=${down},scale=${width}:${height}:flags=${up}`;
  const gains = (gain: number) =>
    `lutyuv=y='clip(16+(val-16)*${gain},16,255)':u='clip(128+(val-128)*${gain},16,240)':v='clip(128+(val-128)*${gain},16,240)'`;
  return [
    {
      name: 'blur',
      structural: true,
      levels: filtered([1, 2, 3.5, 6, 10].map((sigma) => `gblur=sigma=${sigma * lines}`)),
    },
    {
      name: 'noise',
      structural: true,
      levels: filtered([7, 12, 18, 28, 40].map((strength) => `noise=alls=${strength}:allf=t`)),
    },
    {
      name: 'starving H.264',
      structural: true,
      levels: [31, 36, 41, 46, 51].map((crf) => ({ filter: 'null', codec: x264(crf) })),
    },
    {
      name: 'starving MPEG-4',
      structural: true,
      levels: [4, 8, 14, 22, 31].map((quantizer) => ({
        filter: 'null',
        codec: ['-c:v', 'mpeg4', '-q:v', String(quantizer)],
      })),
    },
    {
      name: 'enlarging, bicubic',
      structural: true,
      levels: filtered([1.5, 2, 3, 4, 6].map((times) => smaller(times, 'bicubic', 'bicubic'))),
    },
    {
      name: 'enlarging, bilinear',
      structural: true,
      levels: filtered([1.5, 2, 3, 4, 6].map((times) => smaller(times, 'area', 'bilinear'))),
    },
    {
      name: 'darkness',
      structural: false,
      levels: filtered([0.8, 0.65, 0.5, 0.35, 0.25].map(gains)),
    },
    {
      name: 'overexposure',
      structural: false,
      levels: filtered([1.3, 1.6, 2, 2.6, 3.4].map(gains)),
    },
    ...(
      [
        ['blue', (gain: number) => `rr=${gain}:gg=${(1 + gain) / 2}`],
        ['yellow', (gain: number) => `bb=${gain}`],
        ['green', (gain: number) => `rr=${gain}:bb=${gain}`],
      ] as const
    ).map(([colour, mix]) => ({
      name: `${colour} cast`,
      structural: false,
      levels: filtered(
        [0.85, 0.75, 0.65, 0.55, 0.45].map((gain) => `colorchannelmixer=${mix(gain)}`),
      ),
    })),
  ];
}
