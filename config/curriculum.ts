/** A subject or grade: the Chinese word is what a lesson stores. */
export type CurriculumEntry = Readonly<{ code: string; zh: string; en: string }>;

/** Subjects of the national curriculum for primary and secondary schools. */
export const SUBJECTS: readonly CurriculumEntry[] = [
  { code: 'chinese', zh: '语文', en: 'Chinese' },
  { code: 'mathematics', zh: '数学', en: 'Mathematics' },
  { code: 'english', zh: '英语', en: 'English' },
  { code: 'physics', zh: '物理', en: 'Physics' },
  { code: 'chemistry', zh: '化学', en: 'Chemistry' },
  { code: 'biology', zh: '生物', en: 'Biology' },
  { code: 'morality', zh: '道德与法治', en: 'Morality and law' },
  { code: 'politics', zh: '思想政治', en: 'Ideology and politics' },
  { code: 'history', zh: '历史', en: 'History' },
  { code: 'geography', zh: '地理', en: 'Geography' },
  { code: 'science', zh: '科学', en: 'Science' },
  { code: 'music', zh: '音乐', en: 'Music' },
  { code: 'art', zh: '美术', en: 'Art' },
  { code: 'physical-education', zh: '体育与健康', en: 'Physical education' },
  { code: 'information-technology', zh: '信息科技', en: 'Information technology' },
  { code: 'labour', zh: '劳动', en: 'Labour' },
  { code: 'psychology', zh: '心理健康', en: 'Mental health' },
  { code: 'comprehensive-practice', zh: '综合实践活动', en: 'Comprehensive practice' },
];

/** Grades from the first of primary school to the last before university. */
export const GRADES: readonly CurriculumEntry[] = [
  { code: 'primary-1', zh: '一年级', en: 'Grade 1' },
  { code: 'primary-2', zh: '二年级', en: 'Grade 2' },
  { code: 'primary-3', zh: '三年级', en: 'Grade 3' },
  { code: 'primary-4', zh: '四年级', en: 'Grade 4' },
  { code: 'primary-5', zh: '五年级', en: 'Grade 5' },
  { code: 'primary-6', zh: '六年级', en: 'Grade 6' },
  { code: 'junior-1', zh: '七年级', en: 'Grade 7' },
  { code: 'junior-2', zh: '八年级', en: 'Grade 8' },
  { code: 'junior-3', zh: '九年级', en: 'Grade 9' },
  { code: 'senior-1', zh: '高一', en: 'Grade 10' },
  { code: 'senior-2', zh: '高二', en: 'Grade 11' },
  { code: 'senior-3', zh: '高三', en: 'Grade 12' },
];
