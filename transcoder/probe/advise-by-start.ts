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

/** Mistakes that people make: bytes at a place in the file's start, and what to say of them. */
const STARTS: readonly (readonly [at: number, bytes: Buffer, advice: Bilingual])[] = [
  ...['89504e47', 'ffd8ff', '49492a00', '4d4d002a'].map((hex) => start(0, hex, PICTURE)),
  ...['GIF8', '8BPS'].map((text) => [0, Buffer.from(text), PICTURE] as const),
  ...['WEBP', 'heic', 'heix', 'mif1', 'avif'].map(
    (text) => [8, Buffer.from(text), PICTURE] as const,
  ),
  ...['504b0304', '526172211a07', '377abcaf271c', '1f8b08'].map((hex) => start(0, hex, ARCHIVE)),
  ...['#EXTM3U', 'ffconcat', '[playlist]'].map((text) => [0, Buffer.from(text), LIST] as const),
];

/** How many bytes of a file `adviseByStart` wants. */
export const START_BYTES = 16;

/** What to tell somebody whose file is no video, where its first bytes say what it is; else null. */
export function adviseByStart(bytes: Buffer): Bilingual | null {
  const found = STARTS.find(([at, wanted]) =>
    bytes.subarray(at, at + wanted.length).equals(wanted),
  );
  return found?.[2] ?? null;
}

function start(at: number, hex: string, advice: Bilingual) {
  return [at, Buffer.from(hex, 'hex'), advice] as const;
}
