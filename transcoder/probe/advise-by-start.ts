import type { Bilingual } from '../../storage/catalog/report.ts';

const PICTURE: Bilingual = {
  zh: '这是一张图片，不是视频，请上传课堂录像。',
  en: 'This is a picture, not a video; upload the recording of the lesson.',
};
const ARCHIVE: Bilingual = {
  zh: '这是一个压缩包，请先解压，再上传里面的视频。',
  en: 'This is an archive; unpack it and upload the video in it.',
};
const LIST: Bilingual = {
  zh: '这只是一个播放列表，里面没有视频本身，请上传视频文件。',
  en: 'This is only a list of files without the video itself; upload the video.',
};

/** Mistakes that people make, by how such a file starts; latin1, the first bytes of the file. */
const STARTS: readonly (readonly [start: RegExp, advice: Bilingual])[] = [
  [/^(\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0\0\0\0|RIFF.{4}WEBP|II\*\0|MM\0\*|8BPS)/s, PICTURE],
  [/^.{4}ftyp(heic|heix|hevc|mif1|msf1|avif)/s, PICTURE],
  [/^(PK\x03\x04|Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|\x1f\x8b\x08)/s, ARCHIVE],
  [/^(\xef\xbb\xbf)?(#EXTM3U|ffconcat|\[playlist\])/i, LIST],
];

/** How many bytes of a file `adviseByStart` wants. */
export const START_BYTES = 16;

/** What to tell somebody whose file is no video, where its first bytes say what it is; else null. */
export function adviseByStart(start: Buffer): Bilingual | null {
  const text = start.toString('latin1');
  return STARTS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
