import type { Random } from './random.ts';
import { escapeXml, FONT } from './room-svg.ts';

const TEXTS = [
  [
    '三角形的分类',
    '按角分：锐角、直角、钝角',
    '按边分：等腰、等边、不等边',
    '想一想：可以既是直角又是等腰吗？',
  ],
  [
    'The Water Cycle',
    'Evaporation: the sun warms the sea',
    'Condensation: clouds form',
    'Precipitation: rain and snow',
  ],
  ['春晓　孟浩然', '春眠不觉晓，处处闻啼鸟。', '夜来风雨声，花落知多少。', '朗读：注意停顿'],
  [
    'Past Simple',
    'I walked to school yesterday.',
    'She did not see the film.',
    'Did you finish your homework?',
  ],
] as const;
const PAPERS = [
  ['#fdfdfb', '#1f2a44', '#c0392b'],
  ['#f4f7fb', '#22303c', '#2471a3'],
  ['#123a5c', '#f6f6f6', '#f5c542'],
  ['#1c1c1e', '#e8e8e8', '#5ac8fa'],
] as const;

/** A slide, full screen, 1920 × 1080. */
export function slideSvg(random: Random): string {
  const [paper, ink, accent] = random.pick(PAPERS);
  const [title, ...lines] = random.pick(TEXTS);
  const rows = lines.map(
    (line, index) =>
      `<circle cx="170" cy="${404 + index * 150}" r="12" fill="${accent}"/>
       <text x="210" y="${424 + index * 150}" font-size="58" fill="${ink}">${escapeXml(line)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1920" height="1080" font-family="${FONT}">
    <rect width="1920" height="1080" fill="${paper}"/><rect x="120" y="250" width="900" height="8" fill="${accent}"/>
    <text x="120" y="210" font-size="96" font-weight="bold" fill="${ink}">${escapeXml(title)}</text>${rows.join('\n')}
    <path d="M 1380 860 L 1780 860 L 1620 480 Z" fill="${accent}" fill-opacity="0.25" stroke="${accent}" stroke-width="8"/>
    <text x="1720" y="1030" font-size="34" fill="${ink}" fill-opacity="0.6">${random.whole(2, 40)}</text></svg>`;
}

/** A window of a program with text and a table, as a screen recording shows it. */
export function screenSvg(random: Random): string {
  const lines = Array.from({ length: 18 }, (_, index) => {
    const words = Array.from({ length: random.whole(3, 9) }, () => random.pick(WORDS)).join(' ');
    return `<text x="420" y="${220 + index * 44}" font-size="28" fill="#222">${words}</text>`;
  });
  const side = Array.from(
    { length: 12 },
    (_, index) =>
      `<rect x="40" y="${150 + index * 70}" width="270" height="46" rx="6" fill="${index === 2 ? '#cfe3fb' : '#e9ecef'}"/>
       <text x="60" y="${182 + index * 70}" font-size="24" fill="#333">${random.pick(WORDS)} ${random.whole(1, 99)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1920" height="1080" font-family="${FONT}">
    <rect width="1920" height="1080" fill="#fbfbfb"/><rect width="1920" height="84" fill="#2b579a"/>
    <text x="40" y="56" font-size="36" fill="#fff">lesson.docx</text><rect y="84" width="350" height="996" fill="#f1f3f5"/>
    ${side.join('\n')}${lines.join('\n')}</svg>`;
}

const WORDS = [
  'angle',
  'triangle',
  '面积',
  'sum',
  '单元',
  'homework',
  '第三节',
  'water',
  'x = 12',
  '练习',
  'noun',
  'page',
  '(a + b)²',
  'river',
];
