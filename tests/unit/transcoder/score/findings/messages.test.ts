import { describe, expect, it } from 'vitest';
import { findLesson } from '../../../../../transcoder/score/findings/find-lesson.ts';
import type { Measured } from '../../../../../transcoder/score/measured.ts';
import { atLoudness, GOOD_AUDIO, GOOD_LESSON, withAudio } from '../measured-lesson.ts';

const { clarity, cuts } = GOOD_LESSON;
const stillsFrom = (start: number, end: number, change: object): Measured => ({
  ...GOOD_LESSON,
  clarity: {
    ...clarity,
    stills: clarity.stills.map((still, second) =>
      second >= start && second < end ? { ...still, ...change } : still,
    ),
  },
});
const withStillness = (change: object): Measured => ({
  ...GOOD_LESSON,
  clarity: { ...clarity, stillness: { ...clarity.stillness, ...change } },
});
const withCuts = (change: object): Measured => ({ ...GOOD_LESSON, cuts: { ...cuts, ...change } });

/** One lesson for each finding: what is wrong, where, by how much, and what to do. */
const GOLDEN: readonly [string, Measured, string, string, string][] = [
  [
    'audio.missing',
    { ...GOOD_LESSON, audio: null },
    'fault 0–60: 0 against 1 streams',
    '没有声音：视频里没有音轨。请检查录音设备和导出设置，带声音重新导出后上传。',
    'No sound: the file has no audio track. Check the recorder and the export settings, and upload it again with sound.',
  ],
  [
    'audio.too-quiet',
    atLoudness(-34),
    'fault 0–60: -34 against -26 LUFS',
    '声音太小，麦克风可能离讲台太远：全程平均 −34 LUFS，低于 −26。请把麦克风靠近教师，或调高录音电平。',
    'Too quiet, the microphone may be too far from the teacher: average −34 LUFS (the whole lesson), below −26. Move the microphone closer or raise the recording level.',
  ],
  [
    'audio.too-loud',
    atLoudness(-12.5),
    'warning 0–60: -12.5 against -14 LUFS',
    '声音太大：全程平均 −12.5 LUFS，高于 −14。请调低录音电平，避免失真和刺耳。',
    'Too loud: average −12.5 LUFS (the whole lesson), above −14. Lower the recording level to avoid distortion.',
  ],
  [
    'audio.silent',
    withAudio({
      level: { ...GOOD_AUDIO.level, silences: [{ startSeconds: 12.5, endSeconds: 20 }] },
    }),
    'warning 12.5–20: 7.5 against 3 s',
    '没有声音：0:12–0:20 连续 7.5 秒无声，超过 3 秒。请检查麦克风是否静音或脱落。',
    'No sound: silent for 7.5 s (0:12–0:20), more than 3 s. Check whether the microphone was muted or unplugged.',
  ],
  [
    'audio.clipped',
    withAudio({
      clipped: [
        { second: 30, runs: 20 },
        { second: 32, runs: 10 },
      ],
    }),
    'warning 30–33: 10 against 8 1/s',
    '声音削波失真：0:30–0:33 每秒 10 处波形被削平，超过 8 处。请调低话筒增益，峰值留出 2 dB 以上。',
    'Clipped, distorted sound: waves are cut off flat 10 times a second (0:30–0:33), more than 8. Lower the microphone gain and leave 2 dB above the peaks.',
  ],
  [
    'audio.noisy',
    withAudio({
      level: {
        ...GOOD_AUDIO.level,
        secondSnrDb: Array.from({ length: 60 }, (_, second) => (second < 20 ? 14.25 : 40)),
      },
    }),
    'warning 0–20: 14.25 against 22 dB',
    '背景噪声大：0:00–0:20 语音只比噪声高 14.3 dB，低于 22 dB。请关闭风扇、空调等噪声源，把麦克风靠近教师。',
    'Noisy background: speech is only 14.3 dB above the noise (0:00–0:20), below 22 dB. Switch off fans and air conditioning, and move the microphone closer.',
  ],
  [
    'audio.silent',
    withAudio({
      gaps: [4, 9, 12.5, 14, 15.2, 40].map((startSeconds) => ({
        startSeconds,
        endSeconds: startSeconds + 0.02,
      })),
    }),
    'fault 4–16: 5 against 5 gaps',
    '声音断断续续：0:04–0:16 声音中断 5 次，达到 5 次。请检查无线话筒信号、线缆和录音设备的缓存。',
    "Broken sound: it drops out 5 times (0:04–0:16), 5 or more. Check the radio microphone, the cables and the recorder's buffer.",
  ],
  [
    'audio.hum',
    withAudio({ hum: [{ startSeconds: 10, endSeconds: 30, mainsHz: 50, levelDbfs: -38.4 }] }),
    'fault 10–30: -38.4 against -56 dBFS',
    '有交流声：0:10–0:30 50 Hz 及其谐波的嗡嗡声为 −38 dBFS，高于 −56。请检查接地和音频线屏蔽，让音频线远离电源线，或在后期加 50 Hz 陷波。',
    'Mains hum: 50 Hz and its harmonics at −38 dBFS (0:10–0:30), above −56. Check grounding and shielded cables, keep audio away from power leads, or use a 50 Hz notch filter.',
  ],
  [
    'audio.level-jump',
    {
      ...withAudio({
        levelSteps: [
          { atSeconds: 20, stepLu: -9.5, abrupt: true, gainChanged: true },
          { atSeconds: 30, stepLu: 8, abrupt: true, gainChanged: true },
        ],
      }),
      // Beside a cut it would be the cut's fault too.
      cuts: { ...cuts, boundaries: [] },
    },
    'warning 19–31: 9.5 against 7.5 LU',
    '音量忽大忽小：0:19–0:31 音量突变 2 次，最大 9.5 LU，超过 7.5 LU。请固定录音电平，不要中途调节，并在后期统一响度。',
    'Volume jumps: 2 times, by up to 9.5 LU (0:19–0:31), more than 7.5. Fix the recording level, do not turn it while recording, and even out the loudness in the editor.',
  ],
  [
    'audio.one-sided',
    withAudio({
      channels: {
        oneSided: [{ startSeconds: 0, endSeconds: 60, quietSide: 'right', differenceDb: 42 }],
        inverted: [],
      },
    }),
    'warning 0–60: 42 against 15 dB',
    '只有一侧有声音：全程右声道低 42 dB，超过 15 dB。请检查右声道接线，或把单声道复制到两个声道。',
    'Sound on one side only: the right channel is 42 dB lower (the whole lesson), more than 15 dB. Check its cable, or copy the good channel to both.',
  ],
  [
    'audio.out-of-phase',
    withAudio({
      channels: {
        oneSided: [],
        inverted: [{ startSeconds: 10, endSeconds: 30, correlation: -0.96 }],
      },
    }),
    'fault 10–30: -0.96 against -0.5 ',
    '左右声道反相：0:10–0:30 相关系数 −0.96，低于 −0.5，单声道播放时声音会互相抵消。请对调一侧话筒线的极性。',
    'Channels out of phase: correlation −0.96 (0:10–0:30), below −0.5; on one loudspeaker the voice cancels out. Swap the polarity of one microphone cable.',
  ],
  [
    'picture.blurred',
    stillsFrom(10, 25, { edgeWidth: 5.2, edgePixels: 5.2, overshoot: 0 }),
    'fault 10–25: 5.2 against 3.4 px@1080',
    '画面模糊：0:10–0:25 最清楚的边缘也有 5.2 像素宽（按 1080 线计），超过 3.4。请重新对焦、擦净镜头，并按摄像机原始分辨率导出。',
    "Blurred picture: even the sharpest edges are 5.2 pixels wide at 1080 lines (0:10–0:25), more than 3.4. Refocus, clean the lens, and export at the camera's own resolution.",
  ],
  [
    'picture.dark',
    stillsFrom(0, 60, { whiteLevel: 62, peakLevel: 62 }),
    'fault 0–60: 62 against 128 luma',
    '画面太暗：全程亮处的亮度只有 62（满值 235），低于 128。请开灯或调大光圈。',
    'Too dark: the bright parts reach luma 62 of 235 (the whole lesson), below 128. Switch on the lights or open the iris.',
  ],
  [
    'picture.overexposed',
    stillsFrom(5, 30, { clippedShare: 0.48 }),
    'warning 5–30: 48 against 28 %',
    '画面过曝：0:05–0:30 有 48% 的画面一片死白，超过 28%。请调小光圈或避开窗户逆光。',
    'Overexposed: 48% of the picture is burnt out (0:05–0:30), more than 28%. Close the iris or turn away from the windows.',
  ],
  [
    'picture.noisy',
    stillsFrom(5, 30, { noise: 4, colourNoise: 6 }),
    'warning 5–30: 5 against 3.5 levels',
    '画面噪点多：0:05–0:30 噪声幅度 5 级，超过 3.5。请增加照明、降低增益（ISO），或打开摄像机的降噪。',
    "Noisy picture: noise of 5 levels (0:05–0:30), more than 3.5. Add light, lower the gain (ISO), or switch on the camera's noise reduction.",
  ],
  [
    'picture.blocky',
    stillsFrom(0, 60, { blocks: 1.7, faintBlocks: 2, harshBlocks: 0.05 }),
    'warning 0–60: 1.15 against 0.42 ratio',
    '画面有马赛克：全程方块边界的强度为 1.15，超过 0.42。请提高导出码率（1080p 建议 4–8 Mbps），并避免多次转码。',
    "Blocky picture: the codec's blocks show with a strength of 1.15 (the whole lesson), more than 0.42. Export at a higher bitrate (4–8 Mbps for 1080p) and avoid repeated conversions.",
  ],
  [
    'picture.colour-cast',
    stillsFrom(20, 40, { cast: { strength: 0.16, blue: -1, red: 0.1 } }),
    'warning 20–40: 16 against 8 %',
    '画面偏色：0:20–0:40 连白色也偏黄 16%，超过 8%。请在现场灯光下对白纸手动校正白平衡，各机位一致。',
    "Colour cast: even white looks yellow by 16% (0:20–0:40), more than 8%. Set the white balance on a sheet of paper under the room's light, the same for all cameras.",
  ],
  [
    'picture.upscaled',
    stillsFrom(0, 60, { edgeWidth: 3.2, edgePixels: 3.2, overshoot: 0.03 }),
    'fault 0–60: 28.29 against 45 %',
    '画面是放大的：全程实际细节只相当于画面线数的 28%，低于 45%。请用摄像机的高清模式录制，并按原始分辨率导出，不要放大。',
    "Enlarged picture: its real detail is that of 28% of its lines (the whole lesson), below 45%. Record in the camera's HD mode and export at that size, without enlarging.",
  ],
  [
    'picture.black',
    withStillness({ black: [{ startSeconds: 20, endSeconds: 24, frames: 100 }] }),
    'fault 20–24: 4 against 0.5 s',
    '黑屏：0:20–0:24 画面全黑 4 秒，达到 0.5 秒。请剪掉这一段或补上画面。',
    'Black picture: black for 4 s (0:20–0:24), 0.5 s or more. Cut this part out or fill in a picture.',
  ],
  [
    'picture.frozen',
    withStillness({ frozen: [{ startSeconds: 33.2, endSeconds: 47.2 }] }),
    'fault 33.2–47.2: 14 against 3 s',
    '画面定格：0:33–0:47 摄像机画面静止 14 秒，达到 3 秒。请检查采集设备，或用其他机位的画面替换。',
    "Frozen picture: the camera's picture stands still for 14 s (0:33–0:47), 3 s or more. Check the capture device or use another camera here.",
  ],
  [
    'cut.flash-frame',
    withCuts({
      flashFrames: [{ startSeconds: 15, endSeconds: 15.08, frames: 2, sameAround: true }],
    }),
    'fault 15–15.08: 2 against 5 frames',
    '夹帧：0:15 处有一个只有 2 帧的镜头，少于 5 帧，画面会闪一下。请在剪辑软件里删去这几帧。',
    'Flash frame: at 0:15 a shot of only 2 frames, under 5; the picture flickers. Remove these frames in the editor.',
  ],
  [
    'cut.black-frame',
    withCuts({ blackFrames: [{ startSeconds: 19.96, endSeconds: 20, frames: 1 }] }),
    'fault 19.96–20: 1 against 1 frames',
    '切换处有黑帧：0:19 处两个镜头之间夹了 1 帧黑场，不应有黑帧。请让前后镜头直接相接。',
    'Black frames at a cut: at 0:19 there is 1 black frame between two shots where there should be none. Join the shots without a gap.',
  ],
  [
    'cut.too-frequent',
    withCuts({
      boundaries: Array.from({ length: 11 }, (_, index) => ({
        atSeconds: 10 + 2 * index,
        kind: 'cut',
      })),
    }),
    'warning 10–30: 30 against 15 1/min',
    '镜头切换太频繁：0:10–0:30 每分钟切换 30 次，超过 15 次。请让每个镜头停留 4 秒以上。',
    'Cuts too frequent: 30 cuts a minute (0:10–0:30), more than 15. Hold each shot for at least 4 seconds.',
  ],
  [
    'picture.shaky',
    {
      ...GOOD_LESSON,
      clarity: {
        ...clarity,
        steadiness: {
          everySeconds: 0.5,
          jitterShare: Array.from({ length: 120 }, (_, at) => (at >= 20 && at < 30 ? 0.006 : 0)),
        },
      },
    },
    'warning 10–15: 0.6 against 0.2 %',
    '画面抖动：0:10–0:15 画面晃动幅度为画面宽度的 0.6%，超过 0.2%。请把摄像机固定在三脚架上，或在剪辑软件里做防抖处理。',
    'Shaky picture: it trembles by 0.6% of its width (0:10–0:15), more than 0.2%. Put the camera on a tripod, or stabilise the clip in the editor.',
  ],
  [
    'cut.jump-cut',
    withCuts({ jumpCuts: [{ atSeconds: 15.2, share: 0.125 }] }),
    'warning 15.2–15.2: 12.5 against 2 %',
    '跳切：0:15 处同一机位中间剪掉了一段，13% 的画面突然跳动，超过 2%。请在此处插入另一机位或课件画面，或加一个短叠化。',
    'Jump cut: at 0:15 a piece is missing from one and the same view, and 13% of the picture jumps, more than 2%. Cover the cut with another camera or a slide, or with a short dissolve.',
  ],
  [
    'cut.colour-jump',
    withCuts({
      colourSteps: [
        { atSeconds: 30, lumaLevels: 2, lumaDistance: 2, chromaDistance: 15, warmerLevels: 9 },
      ],
    }),
    'fault 30–30: 15 against 3 levels',
    '色彩跳变：0:30 处同一场景切换后偏暖了，相差 15 级，超过 3。请统一各机位的白平衡和曝光，或在剪辑时校色。',
    'Colour jump: at 0:30 the same scene is warmer after the cut, by 15 levels, more than 3. Set the same white balance and exposure on all cameras, or match the colours in the editor.',
  ],
  [
    'cut.audio-pop',
    withAudio({ gaps: [{ startSeconds: 19.9, endSeconds: 20 }] }),
    'warning 19.9–20: 100 against 0 ms',
    '切换处声音不干净：0:20 处声音中断 100 毫秒，本不应中断。请在剪辑软件里给声音接缝加几十毫秒的淡入淡出，并统一前后音量。',
    'Rough sound at a cut: at 0:20 the sound drops out for 100 ms, where it should not. Cross-fade the sound over the join for some tens of milliseconds, and match the levels on both sides.',
  ],
  [
    'timing.dropped-frames',
    {
      ...GOOD_LESSON,
      timing: {
        ...GOOD_LESSON.timing,
        gaps: [{ startSeconds: 5, endSeconds: 5.6, missing: 14 }],
      },
    },
    'fault 5–5.6: 14 against 0 frames',
    '丢帧：0:05 缺了 14 帧，本不应缺帧，画面会卡顿。请降低录制设备负荷、换用更快的存储卡，或重新导出这一段。',
    'Dropped frames: 14 frames are missing where none should be (0:05); the picture stutters. Relieve the recorder, use a faster card, or export this part again.',
  ],
  [
    'timing.audio-drift',
    {
      ...GOOD_LESSON,
      timing: {
        ...GOOD_LESSON.timing,
        sound: {
          startsSeconds: 0,
          endsSeconds: -0.6,
          durationSeconds: 59.4,
          packetSeconds: 0.0213,
        },
      },
    },
    'fault 0–60: 600 against 121 ms',
    '声画不同步：声音比画面短 600 毫秒，口型会越来越对不上，超过 121 毫秒。请在剪辑软件里对齐声画，并让两者采用同一时钟（48 kHz、固定帧率）后重新导出。',
    'Sound out of step: the sound is 600 ms shorter than the picture, so lips fall out of step; more than 121 ms. Align both in the editor, and export again with one clock for both (48 kHz, constant frame rate).',
  ],
];

describe('a finding says what is wrong, by how much, and what to do', () => {
  it.each(GOLDEN)('%s', (code, measured, figures, zh, en) => {
    const [finding, ...others] = findLesson(measured, 60);
    expect(others).toEqual([]);
    const { severity, startSeconds, endSeconds, measured: value, limit, unit } = finding!;
    expect(finding!.code).toBe(code);
    expect(`${severity} ${startSeconds}–${endSeconds}: ${value} against ${limit} ${unit}`).toBe(
      figures,
    );
    expect(finding!.message).toEqual({ zh, en });
  });

  it('a dissolve into a slide is no frozen picture', () => {
    const frozen = [{ startSeconds: 21, endSeconds: 30 }];
    const { clarity, cuts } = withStillness({ frozen });
    const boundaries = [{ atSeconds: 20.5, kind: 'dissolve' }] as const;
    const codes = (measured: Measured) => findLesson(measured, 60).map(({ code }) => code);
    expect(codes({ ...GOOD_LESSON, clarity })).toEqual(['picture.frozen']);
    expect(codes({ ...GOOD_LESSON, clarity, cuts: { ...cuts, boundaries } })).toEqual([]);
  });

  it('and a good lesson has none', () => {
    expect(findLesson(GOOD_LESSON, 60)).toEqual([]);
  });
});
