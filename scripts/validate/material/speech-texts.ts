/** What is said in a lesson: sentences of teachers and short answers of pupils, by espeak-ng's language. */
export const SPEECH_TEXTS = {
  cmn: {
    teacher: [
      '同学们好，今天我们来学习三角形的内角和。',
      '请大家把课本翻到第三十七页，看一看例一。',
      '谁能告诉老师，这个三角形的三个角加起来是多少度？',
      '很好，请坐。那么我们怎样证明这个结论呢？',
      '先通分，再相加，最后不要忘记约分。',
      '床前明月光，疑是地上霜。举头望明月，低头思故乡。',
      '下面请同学们四人一组，讨论两分钟。',
      '我们把这张纸撕一撕，拼一拼，看看会得到什么。',
      '注意这里的停顿，再读一遍。',
      '今天的作业是练习八的第一题到第五题。',
    ],
    pupil: [
      '一百八十度。',
      '老师，我知道！',
      '因为两个锐角相加等于九十度。',
      '先通分，再相加。',
      '我同意他的看法。',
    ],
  },
  'en-us': {
    teacher: [
      'Good morning, class. Today we are going to talk about the water cycle.',
      'Please open your books at page forty two and look at the picture.',
      'Who can tell me what happens when the sun warms the sea?',
      'That is right. The water rises into the air, and we call this evaporation.',
      'Now look at the second picture. What do you notice about the clouds?',
      'Yesterday I walked to school. Listen to the ending of the verb.',
      'Work with your neighbour and write down three more examples.',
      'Very good. Let us read the sentence together once more.',
      'Remember to show all the steps of your calculation.',
      'Your homework is exercise three, numbers one to five.',
    ],
    pupil: [
      'It turns into vapour.',
      'I think it is a rectangle.',
      'She did not see the film.',
      'Five sixths.',
      'Because the sides are equal.',
    ],
  },
} as const;

export type SpeechLanguage = keyof typeof SPEECH_TEXTS;
