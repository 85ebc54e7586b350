import type { CopyReason, CopyReasonCode } from './copy-verdict.ts';

/** Why a source's own stream is not what people watch, in the words of the report. */
export const COPY_REASONS = {
  codec: (codec: string) =>
    reason(
      'copy.codec',
      `画面编码是 ${codec}，不是 H.264。`,
      `The picture is ${codec}, not H.264.`,
    ),
  profile: (profile: string) =>
    reason(
      'copy.profile',
      `H.264 的 ${profile} 规格并非处处能播放。`,
      `H.264 of the ${profile} profile does not play everywhere.`,
    ),
  level: (level: number) =>
    reason(
      'copy.level',
      `H.264 的级别 ${level / 10} 过高，不少设备无法播放。`,
      `H.264 of level ${level / 10} is more than many devices can play.`,
    ),
  pixelFormat: (pixelFormat: string) =>
    reason(
      'copy.pixel-format',
      `画面的像素格式是 ${pixelFormat}，不是 8 位 4:2:0。`,
      `The picture's pixels are ${pixelFormat}, not 8-bit 4:2:0.`,
    ),
  colourRange: () =>
    reason(
      'copy.colour-range',
      '画面用全范围亮度，有的播放器会显示错误，切换清晰度时颜色会跳变。',
      'The picture uses the full range of brightness, which some players show wrong: colours would jump with the quality.',
    ),
  colours: (colours: string) =>
    reason(
      'copy.colours',
      `画面的色彩标准是 ${colours}，与其他清晰度的颜色会不一致。`,
      `The picture's colours are ${colours} and would differ from the other qualities'.`,
    ),
  interlaced: () => reason('copy.interlaced', '画面是隔行扫描的。', 'The picture is interlaced.'),
  rotated: (degrees: number) =>
    reason(
      'copy.rotated',
      `画面要转 ${degrees} 度才是正的。`,
      `The picture has to be turned by ${degrees} degrees.`,
    ),
  pixelAspect: () =>
    reason(
      'copy.pixel-aspect',
      '画面的像素不是方形。',
      'The pixels of the picture are not square.',
    ),
  oddSize: (width: number, height: number) =>
    reason(
      'copy.odd-size',
      `画面尺寸 ${width}×${height} 不是偶数。`,
      `The picture's size of ${width}×${height} is odd.`,
    ),
  tooLarge: (width: number, height: number, lines: number) =>
    reason(
      'copy.too-large',
      `画面尺寸 ${width}×${height} 超过 ${lines} 线。`,
      `The picture's ${width}×${height} is more than ${lines} lines.`,
    ),
  frameRateHigh: (rate: number, most: number) =>
    reason(
      'copy.frame-rate-high',
      `每秒 ${round(rate)} 帧，超过 ${most} 帧。`,
      `There are ${round(rate)} frames a second, more than ${most}.`,
    ),
  frameRateLow: (rate: number, least: number) =>
    reason(
      'copy.frame-rate-low',
      `每秒只有 ${round(rate)} 帧，少于 ${least} 帧。`,
      `There are only ${round(rate)} frames a second, fewer than ${least}.`,
    ),
  frameRateVaries: (seconds: number) =>
    reason(
      'copy.frame-rate-varies',
      `帧率不恒定：第 ${round(seconds)} 秒处缺帧、重帧或时间不匀。`,
      `The frame rate is not constant: at ${round(seconds)} s a frame is missing, doubled or out of step.`,
    ),
  timestamps: () =>
    reason(
      'copy.timestamps',
      '有的帧没有显示时间。',
      'Some frames do not say when they are shown.',
    ),
  editList: (hidden: number) =>
    reason(
      'copy.edit-list',
      `文件里剪掉了 ${hidden} 帧，但画面数据还在。`,
      `The file hides ${hidden} frames that were cut away but are still in it.`,
    ),
  startsLate: (seconds: number) =>
    reason(
      'copy.starts-late',
      `画面比录像开头晚 ${round(seconds)} 秒开始。`,
      `The picture starts ${round(seconds)} s after the recording does.`,
    ),
  endsEarly: (seconds: number) =>
    reason(
      'copy.ends-early',
      `画面比声音早 ${round(seconds)} 秒结束。`,
      `The picture ends ${round(seconds)} s before the sound does.`,
    ),
  startsWithoutKeyframe: () =>
    reason(
      'copy.starts-without-keyframe',
      '画面开头不是关键帧。',
      'The picture does not start with a keyframe.',
    ),
  openGop: (seconds: number) =>
    reason(
      'copy.open-gop',
      `第 ${round(seconds)} 秒处的关键帧前后相互引用（开放 GOP），不能在那里切分。`,
      `Frames refer across the keyframe at ${round(seconds)} s (open GOP), so it cannot be cut there.`,
    ),
  keyframesFar: (seconds: number, most: number) =>
    reason(
      'copy.keyframes-far',
      `画面有 ${round(seconds)} 秒才有一个关键帧的地方，最多允许 ${most} 秒。`,
      `In places there are ${round(seconds)} s from one keyframe to the next; ${most} s are allowed.`,
    ),
  bitrateHigh: (kbps: number, most: number) =>
    reason(
      'copy.bitrate-high',
      `画面码率 ${Math.round(kbps)} kb/s，这种尺寸最多 ${most} kb/s。`,
      `The picture takes ${Math.round(kbps)} kb/s; ${most} kb/s are allowed for its size.`,
    ),
  bitratePeak: (kbps: number, most: number) =>
    reason(
      'copy.bitrate-peak',
      `画面码率最高的十秒达 ${Math.round(kbps)} kb/s，最多允许 ${most} kb/s。`,
      `The busiest ten seconds of the picture take ${Math.round(kbps)} kb/s; ${most} kb/s are allowed.`,
    ),
  soundCodec: (codec: string) =>
    reason(
      'copy.sound-codec',
      `声音编码是 ${codec}，不是 AAC-LC。`,
      `The sound is ${codec}, not AAC-LC.`,
    ),
  soundChannels: (channels: number) =>
    reason(
      'copy.sound-channels',
      `声音有 ${channels} 个声道，不是单声道或立体声。`,
      `The sound has ${channels} channels and is neither mono nor stereo.`,
    ),
  soundRate: (hertz: number) =>
    reason(
      'copy.sound-rate',
      `声音采样率是 ${hertz} Hz，不是 44100 或 48000 Hz。`,
      `The sound has ${hertz} samples a second, not 44100 or 48000.`,
    ),
  soundBitrate: (kbps: number, most: number) =>
    reason(
      'copy.sound-bitrate',
      `声音码率 ${kbps} kb/s，最多允许 ${most} kb/s。`,
      `The sound takes ${kbps} kb/s; ${most} kb/s are allowed.`,
    ),
  soundStartsLate: (seconds: number) =>
    reason(
      'copy.sound-starts-late',
      `声音比录像开头晚 ${round(seconds)} 秒开始。`,
      `The sound starts ${round(seconds)} s after the recording does.`,
    ),
  soundGaps: () =>
    reason(
      'copy.sound-gaps',
      '声音中间有缺口，或比画面早结束。',
      'The sound has gaps, or ends before the picture does.',
    ),
  notAsDeclared: () =>
    reason(
      'copy.not-as-declared',
      '文件里的数据与文件头的说明不一致。',
      'What is in the file is not what its headers say.',
    ),
} as const;

function reason(code: CopyReasonCode, zh: string, en: string): CopyReason {
  return { code, message: { zh, en } };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
