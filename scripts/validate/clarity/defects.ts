import type { FindingCode } from '../../../storage/catalog/report.ts';
import { x264 } from './degradations.ts';
import type { SceneKind } from './draw-scene.ts';

/** A defect put into a clip: the filter, the codec, and what has to be found. */
export type Defect = Readonly<{
  name: string;
  code: FindingCode;
  filter: string;
  codec: readonly string[];
  /** Scenes in which it can be seen at all. */
  kinds: readonly SceneKind[];
}>;

type Clip = Readonly<{ width: number; height: number; seconds: number; framesPerSecond: number }>;

const LIT: readonly SceneKind[] = ['classroom', 'pupils', 'laboratory', 'yard'];
const ALL: readonly SceneKind[] = [...LIT, 'blackboard'];

/** Every defect of the picture, at strengths that a viewer would complain of. */
export function defects({ width, height, seconds, framesPerSecond }: Clip): readonly Defect[] {
  const lines = height / 1080;
  const enlarged = (times: number, up: string) => {
    const even = (size: number) => 2 * Math.round(size / 2);
    return `scale=${even(width / times)}:${even(height / times)}:flags=bicubic,scale=${width}:${height}:flags=${up}`;
  };
  const middle = Math.floor(seconds / 3);
  const frames = (from: number, to: number) =>
    `between(n,${from * framesPerSecond},${to * framesPerSecond - 1})`;
  const make = (
    code: FindingCode,
    name: string,
    filter: string,
    kinds = ALL,
    codec = x264(21),
  ): Defect => ({ name, code, filter, codec, kinds });
  return [
    make('picture.blurred', 'gblur 5', `gblur=sigma=${5 * lines}`),
    make('picture.blurred', 'gblur 9', `gblur=sigma=${9 * lines}`),
    make('picture.blurred', 'boxblur', `boxblur=${Math.round(7 * lines)}:2`),
    make('picture.noisy', 'noise 18', 'noise=alls=18:allf=t'),
    make('picture.noisy', 'noise 30', 'noise=alls=30:allf=t+u', ALL, x264(25)),
    make('picture.noisy', 'colour noise', 'noise=c0s=10:c1s=30:c2s=30:allf=t'),
    make('picture.blocky', 'H.264 at 47', 'null', ALL, x264(47)),
    make('picture.blocky', 'MPEG-4 at 20', 'null', ALL, ['-c:v', 'mpeg4', '-q:v', '20']),
    make('picture.blocky', 'MPEG-2 at 24', 'null', ALL, ['-c:v', 'mpeg2video', '-q:v', '24']),
    make('picture.upscaled', '3 times', enlarged(3, 'bicubic')),
    make('picture.upscaled', '2.5 times, Lanczos', enlarged(2.5, 'lanczos')),
    make('picture.upscaled', '3 times, again', enlarged(3, 'bicubic'), ALL, x264(26)),
    make('picture.dark', 'a third of the light', "lutyuv=y='16+(val-16)*0.33'", LIT),
    make('picture.dark', 'brightness −0.4', 'eq=brightness=-0.4', LIT),
    make('picture.overexposed', 'thrice the light', "lutyuv=y='clip(16+(val-16)*3,16,255)'", LIT),
    make('picture.overexposed', 'brightness +0.4', 'eq=brightness=0.4', LIT),
    make('picture.colour-cast', 'yellow', 'colorchannelmixer=bb=0.6', LIT),
    make('picture.colour-cast', 'blue', 'colorchannelmixer=rr=0.6:gg=0.8', LIT),
    make('picture.colour-cast', 'green', 'colorchannelmixer=rr=0.65:bb=0.65', LIT),
    make(
      'picture.black',
      'a second of black',
      `drawbox=color=black:t=fill:enable='${frames(middle, middle + 1)}'`,
    ),
    make(
      'picture.frozen',
      'five seconds',
      `loop=loop=${5 * framesPerSecond}:size=1:start=${middle * framesPerSecond},setpts=N/${framesPerSecond}/TB`,
    ),
    make(
      'picture.frozen',
      'five seconds, MPEG-4',
      `loop=loop=${5 * framesPerSecond}:size=1:start=${middle * framesPerSecond},setpts=N/${framesPerSecond}/TB`,
      ALL,
      ['-c:v', 'mpeg4', '-q:v', '5'],
    ),
  ];
}
