/** The documents that the figures stand in, as they are called. */
export const HENAN = '河南省中小学“优课”视频制作技术标准（试行），2019';
export const MICRO_LESSON = '全国高校微课教学比赛视频制作标准';
export const UPLOAD_HELP = '“一师一优课”晒课上传帮助';
export const QUALITY_LESSON = '基础教育精品课 视频技术要求';
export const OPEN_COURSE = '教育部 精品视频公开课拍摄制作技术标准，2011';
export const ANHUI = '安徽省高职院校教学视频技术要求，2018';
