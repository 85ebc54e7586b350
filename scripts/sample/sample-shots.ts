/** What a camera or the slide computer shows. */
export type Scene = 'slide-figure' | 'slide-sum' | 'classroom';

export type Shot = Readonly<{
  scene: Scene;
  seconds: number;
  /** What the teacher says meanwhile; cut off where the shot ends. */
  speech: string;
  /** Louder or softer than the rest. */
  gainDb: number;
}>;

export const SAMPLE_FRAME = { width: 1280, height: 720, framesPerSecond: 25 } as const;

/** Three frames. */
const FLASH_SECONDS = 3 / SAMPLE_FRAME.framesPerSecond;

/**
 * The sample lesson, shot by shot: a slide, the classroom at work, a slide, the classroom. One slip is meant, so that
 * there is something to find: the switcher hits the wrong button for a moment.
 */
export const SAMPLE_SHOTS: readonly Shot[] = [
  {
    scene: 'slide-figure',
    seconds: 12,
    speech: '同学们好。今天我们学习三角形的内角和。请看这个三角形，它有三个角。',
    gainDb: 0,
  },
  {
    scene: 'classroom',
    seconds: 9,
    speech: '请大家撕一撕，拼一拼。',
    gainDb: -12,
  },
  {
    scene: 'slide-sum',
    seconds: 10,
    speech: '三个角正好拼成一个平角。所以，三角形的内角和是一百八十度。',
    gainDb: 0,
  },
  { scene: 'classroom', seconds: FLASH_SECONDS, speech: '', gainDb: 0 },
  { scene: 'slide-sum', seconds: 2 - FLASH_SECONDS, speech: '', gainDb: 0 },
  {
    scene: 'classroom',
    seconds: 7,
    speech: '谁来说一说，四边形的内角和是多少度？',
    gainDb: 0,
  },
];
