import type { FindingCode } from '../../../../storage/catalog/report.ts';
import type { Words } from './words.ts';

type FindingKey = `finding.${FindingCode}` | `do.${FindingCode}`;

/** What each finding is called, and what a teacher can do about it next time or in the editor. */
export const FINDING_WORDS = {
  'finding.picture.blurred': { zh: '画面模糊', en: 'Blurred picture' },
  'do.picture.blurred': {
    zh: '开拍前对准黑板上的字手动对焦，擦净镜头；导出时用摄像机的原始分辨率。',
    en: 'Focus by hand on the writing on the board and clean the lens before recording; export at the camera’s own resolution.',
  },
  'finding.picture.dark': { zh: '画面太暗', en: 'Dark picture' },
  'do.picture.dark': {
    zh: '打开教室的灯、调大光圈；放投影时不要关掉全部的灯。',
    en: 'Switch on the lights and open the iris; do not darken the whole room for the projector.',
  },
  'finding.picture.overexposed': { zh: '画面过曝', en: 'Overexposed picture' },
  'do.picture.overexposed': {
    zh: '调小光圈、拉上窗帘，不要对着窗户拍。',
    en: 'Close the iris, draw the curtains, and do not shoot against the windows.',
  },
  'finding.picture.noisy': { zh: '画面噪点多', en: 'Noisy picture' },
  'do.picture.noisy': {
    zh: '把灯光加亮、感光度（ISO、增益）调低。',
    en: 'Add light and turn down the camera’s gain (ISO).',
  },
  'finding.picture.blocky': { zh: '画面有马赛克', en: 'Blocky picture' },
  'do.picture.blocky': {
    zh: '导出时提高视频码率，不要反复压缩同一个文件。',
    en: 'Raise the video bit rate when exporting, and do not compress the same file twice.',
  },
  'finding.picture.upscaled': { zh: '画面是放大的', en: 'Enlarged picture' },
  'do.picture.upscaled': {
    zh: '按摄像机实际的分辨率录制和导出，不要把低清素材拉大。',
    en: 'Record and export at the camera’s real resolution; do not enlarge low-resolution footage.',
  },
  'finding.picture.colour-cast': { zh: '画面偏色', en: 'Colour cast' },
  'do.picture.colour-cast': {
    zh: '开拍前对着白纸手动调白平衡，各机位用同一设置。',
    en: 'Set the white balance by hand on a sheet of paper, the same on every camera.',
  },
  'finding.picture.shaky': { zh: '画面抖动', en: 'Shaky picture' },
  'do.picture.shaky': {
    zh: '把摄像机架在三脚架上，移动镜头时慢一些。',
    en: 'Put the camera on a tripod and move it slowly.',
  },
  'finding.picture.black': { zh: '黑屏', en: 'Black picture' },
  'do.picture.black': {
    zh: '在剪辑软件里剪掉黑屏，或补上画面。',
    en: 'Cut the black parts out in the editor, or fill in a picture.',
  },
  'finding.picture.frozen': { zh: '画面定格', en: 'Frozen picture' },
  'do.picture.frozen': {
    zh: '检查采集设备，用其他机位的画面替换定格的部分。',
    en: 'Check the capture device, and use another camera where the picture stands still.',
  },
  'finding.audio.missing': { zh: '没有声音', en: 'No sound' },
  'do.audio.missing': {
    zh: '检查话筒和导出设置，带声音重新导出后上传。',
    en: 'Check the microphone and the export settings, and upload it again with sound.',
  },
  'finding.audio.too-quiet': { zh: '声音太小', en: 'Too quiet' },
  'do.audio.too-quiet': {
    zh: '把话筒别在教师衣领上或移近讲台，再调高录音电平。',
    en: 'Clip the microphone to the teacher or move it closer, then raise the recording level.',
  },
  'finding.audio.too-loud': { zh: '声音太大', en: 'Too loud' },
  'do.audio.too-loud': {
    zh: '调低录音电平，让平均响度在 −23 到 −16 LUFS 之间。',
    en: 'Lower the recording level until the loudness is between −23 and −16 LUFS.',
  },
  'finding.audio.clipped': { zh: '声音削波失真', en: 'Clipped, distorted sound' },
  'do.audio.clipped': {
    zh: '调低话筒增益，试录时让最响处离满刻度还有 2 dB 以上。',
    en: 'Turn the microphone gain down until the loudest moments stay 2 dB below full scale.',
  },
  'finding.audio.silent': { zh: '中间没有声音', en: 'Silent stretches' },
  'do.audio.silent': {
    zh: '检查话筒是否静音、没电或脱落；没有内容的段落请剪掉。',
    en: 'Check whether the microphone was muted, empty or unplugged; cut out what has no content.',
  },
  'finding.audio.noisy': { zh: '背景噪声大', en: 'Noisy background' },
  'do.audio.noisy': {
    zh: '录课时关掉风扇和空调、关好门窗，话筒离教师近一些。',
    en: 'Switch off fans and air conditioning, close the windows, and bring the microphone closer.',
  },
  'finding.audio.hum': { zh: '有交流声', en: 'Hum' },
  'do.audio.hum': {
    zh: '话筒线远离电源线，用带屏蔽的线，各设备接同一个插座。',
    en: 'Keep microphone cables away from power cables, use shielded ones, and plug all devices into one socket.',
  },
  'finding.audio.one-sided': { zh: '只有一侧有声音', en: 'Sound on one side only' },
  'do.audio.one-sided': {
    zh: '检查没有声音那一侧的接线，或在剪辑时把单声道复制到两个声道。',
    en: 'Check the cable of the silent side, or copy the good channel to both when editing.',
  },
  'finding.audio.out-of-phase': { zh: '左右声道反相', en: 'Channels out of phase' },
  'do.audio.out-of-phase': {
    zh: '对调一侧话筒线的极性，或在剪辑时把一个声道反相。',
    en: 'Swap the polarity of one microphone cable, or invert one channel when editing.',
  },
  'finding.audio.level-jump': { zh: '声音忽大忽小', en: 'Jumping volume' },
  'do.audio.level-jump': {
    zh: '录音时不要改动电平；剪辑时把各段的响度调到一样。',
    en: 'Leave the recording level alone, and bring all parts to one loudness when editing.',
  },
  'finding.cut.flash-frame': { zh: '夹帧', en: 'Flash frames' },
  'do.cut.flash-frame': {
    zh: '在剪辑软件里逐帧检查接头，删去夹在中间的几帧。',
    en: 'Step through the joins frame by frame and remove the few stray frames.',
  },
  'finding.cut.black-frame': { zh: '接头处有黑帧', en: 'Black frames at cuts' },
  'do.cut.black-frame': {
    zh: '在剪辑软件里把前后两个镜头接紧，不留空隙。',
    en: 'Join the shots in the editor without a gap.',
  },
  'finding.cut.jump-cut': { zh: '跳切', en: 'Jump cuts' },
  'do.cut.jump-cut': {
    zh: '剪掉内容的地方插入学生或板书的镜头，或换一个机位。',
    en: 'Where something was cut out, put in a shot of the pupils or the board, or another camera.',
  },
  'finding.cut.colour-jump': { zh: '机位间颜色不一致', en: 'Cameras differ in colour' },
  'do.cut.colour-jump': {
    zh: '各机位用同样的白平衡和曝光；剪辑时把颜色调成一致。',
    en: 'Give all cameras the same white balance and exposure, and match the colours when editing.',
  },
  'finding.cut.audio-pop': {
    zh: '接头处声音有爆音或断开',
    en: 'Pops or gaps in the sound at cuts',
  },
  'do.cut.audio-pop': {
    zh: '在接头处给声音加几帧的淡入淡出，或让声音不断开。',
    en: 'Fade the sound over a few frames at the cut, or let it run on through it.',
  },
  'finding.cut.too-frequent': { zh: '镜头切换太频繁', en: 'Too many cuts' },
  'do.cut.too-frequent': {
    zh: '一个镜头至少停留四五秒，讲解时少切换。',
    en: 'Stay on a shot for four or five seconds at least, and cut less while the teacher explains.',
  },
  'finding.timing.dropped-frames': { zh: '画面丢帧卡顿', en: 'Dropped frames' },
  'do.timing.dropped-frames': {
    zh: '换用更快的存储卡，录制时关掉电脑上的其他程序。',
    en: 'Use a faster card, and close other programs on the recording computer.',
  },
  'finding.timing.audio-drift': { zh: '声画不同步', en: 'Sound out of sync' },
  'do.timing.audio-drift': {
    zh: '声音和画面用同一设备录制，或在剪辑时按拍手声对齐首尾。',
    en: 'Record sound and picture on one device, or line both ends up by a clap when editing.',
  },
} as const satisfies Words & Record<FindingKey, unknown>;
