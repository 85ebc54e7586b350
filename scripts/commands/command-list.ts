import type { Command } from './command.ts';

export type ListedCommand = Readonly<{
  name: string;
  summary: Command['summary'];
  /** Commands are imported when they are called: help stays fast, and a broken one breaks no other. */
  load: () => Promise<Command>;
}>;

/** Every subcommand, in the order in which help shows them. */
export const COMMANDS: readonly ListedCommand[] = [
  {
    name: 'start',
    summary: {
      zh: '在本机运行整个系统',
      en: 'run the whole system on this machine',
    },
    load: async () => (await import('./start.ts')).start,
  },
  {
    name: 'setup',
    summary: {
      zh: '安装缺少的一切',
      en: 'install what is missing',
    },
    load: async () => (await import('./setup.ts')).setup,
  },
  {
    name: 'score',
    summary: { zh: '给视频评分', en: 'score a video file' },
    load: async () => (await import('./score.ts')).score,
  },
  {
    name: 'rescore',
    summary: { zh: '用已有测量数据重新评分', en: 'score lessons anew, without a decode' },
    load: async () => (await import('./rescore.ts')).rescore,
  },
  {
    name: 'transcode',
    summary: { zh: '转码一个视频文件', en: 'transcode a video file' },
    load: async () => (await import('./transcode.ts')).transcode,
  },
  {
    name: 'upload',
    summary: { zh: '上传课程视频（断点续传）', en: 'upload lessons, resumably' },
    load: async () => (await import('./upload.ts')).upload,
  },
  {
    name: 'user',
    summary: { zh: '新建账号', en: 'make accounts' },
    load: async () => (await import('./user.ts')).user,
  },
  {
    name: 'bench',
    summary: { zh: '与基线比较性能', en: 'measure against a baseline' },
    load: async () => (await import('./bench.ts')).bench,
  },
  {
    name: 'validate',
    summary: { zh: '用已知真值的素材检验评分', en: 'hold the scores against known truth' },
    load: async () => (await import('./validate.ts')).validate,
  },
  {
    name: 'test',
    summary: {
      zh: '运行全部检查',
      en: 'run every check',
    },
    load: async () => (await import('./test.ts')).test,
  },
  {
    name: 'check',
    summary: {
      zh: '提交前的快速检查：格式、规范、类型、单元测试',
      en: 'the quick checks before a commit: format, lint, types, unit tests',
    },
    load: async () => (await import('./check.ts')).check,
  },
];
