import type { Words } from './words.ts';

export const LIBRARY_WORDS = {
  'library.title': { zh: '课程', en: 'Lessons' },
  'library.upload': { zh: '上传课程', en: 'Upload a lesson' },
  'library.filters': { zh: '筛选课程', en: 'Filter lessons' },
  'library.filter': { zh: '筛选', en: 'Filter' },
  'library.search': { zh: '搜索', en: 'Search' },
  'library.search-hint': { zh: '课题、教师、教材', en: 'Title, teacher, textbook' },
  'library.state': { zh: '状态', en: 'State' },
  'library.subject': { zh: '学科', en: 'Subject' },
  'library.grade': { zh: '年级', en: 'Grade' },
  'library.all': { zh: '全部', en: 'All' },
  'library.sort': { zh: '排序', en: 'Sort by' },
  'library.sort.newest': { zh: '最新上传', en: 'Newest' },
  'library.sort.oldest': { zh: '最早上传', en: 'Oldest' },
  'library.sort.score': { zh: '总分从高到低', en: 'Best score' },
  'library.sort.title': { zh: '课题', en: 'Title' },
  'library.clear': { zh: '清除筛选', en: 'Clear filters' },
  'library.list': { zh: '课程列表', en: 'List of lessons' },
  'library.more': { zh: '加载更多', en: 'Load more' },
  'library.more-busy': { zh: '正在加载…', en: 'Loading…' },
  'library.empty-title': { zh: '还没有课程', en: 'No lessons yet' },
  'library.empty-text': {
    zh: '上传一节课堂实录，系统会自动转码，并从清晰度、声音和镜头衔接三个方面给出评分和改进建议。',
    en: 'Upload a recorded lesson: it is made streamable and scored for clarity, sound and cuts, with advice on each finding.',
  },
  'library.none-title': { zh: '没有符合条件的课程', en: 'No lesson matches' },
  'library.none-text': {
    zh: '换个关键词，或清除筛选再看看。',
    en: 'Try other words, or clear the filters.',
  },
} as const satisfies Words;
