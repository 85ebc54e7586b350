/** What has to be said of the same figure wherever it stands. */
export const REMARKS = {
  borrowed: {
    zh: '河南文件自己的表格未能取得，此处采用同类标准的同一条款。',
    en: 'Henan’s own table was not obtained; this is the same clause of a sibling standard.',
  },
  titles: {
    zh: '片头、片尾从何处起止无法自动判断，由人工核对。',
    en: 'Where titles begin and end cannot be told automatically; a person judges this.',
  },
  nominalBitrate: {
    zh: '编码器设为 128 kbps，遇到说话和停顿时写出的会略少，因此允许少一成。',
    en: 'An encoder set to 128 kbps writes a little less over speech and pauses: a tenth less is allowed.',
  },
  peak: {
    zh: '原文“−2 至 −8 dB”未说明用何种表，按峰值 dBFS 理解；以真峰值衡量，它不低于采样峰值，至多高出零点几 dB。',
    en: 'The text says "−2 … −8 dB" and names no meter; read as peak dBFS, and held against the true peak, which is the sample peak or a fraction of a dB above it.',
  },
  noise: {
    zh: '48 dB 是设备指标，普通教室实测多在 30 至 41 dB；此处照文判断，评分另用较宽的曲线。',
    en: '48 dB is a figure for equipment; classrooms measure 30 to 41. The clause is judged to the letter here, the score uses a curve of its own.',
  },
  captions: {
    zh: '字幕为单独的 SRT 文件，不在视频中，由人工核对。',
    en: 'Captions are a separate SRT file and not in the video; a person judges this.',
  },
} as const;
