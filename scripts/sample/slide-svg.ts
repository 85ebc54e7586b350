import { SAMPLE_FRAME } from './sample-shots.ts';

export type SlideText = Readonly<{
  heading: string;
  lines: readonly string[];
  footer: string;
}>;

export type SlideLanguage = 'zh' | 'en';

const { width, height } = SAMPLE_FRAME;

const FIGURE_TEXT: Readonly<Record<SlideLanguage, SlideText>> = {
  zh: {
    heading: '三角形的内角和',
    lines: ['∠1、∠2、∠3 是三角形的三个内角', '量一量：∠1 = 62°，∠2 = 48°', '想一想：∠3 是多少度？'],
    footer: '数学 · 四年级下册 · 第五单元',
  },
  en: {
    heading: 'The angles of a triangle',
    lines: [
      'A triangle has three angles: 1, 2 and 3',
      'Measured: angle 1 = 62°, angle 2 = 48°',
      'How large is angle 3?',
    ],
    footer: 'Mathematics · Grade 4 · Unit 5',
  },
};

const SUM_TEXT: Readonly<Record<SlideLanguage, SlideText>> = {
  zh: {
    heading: '拼一拼，想一想',
    lines: ['三个角拼成一个平角', '∠1 + ∠2 + ∠3 = 180°', '∠3 = 180° − 62° − 48° = 70°'],
    footer: '结论：任意三角形的内角和都是 180°',
  },
  en: {
    heading: 'Put them side by side',
    lines: ['Three angles make a straight angle', '1 + 2 + 3 = 180°', '3 = 180° − 62° − 48° = 70°'],
    footer: 'In every triangle the angles add up to 180°',
  },
};

/** The slide on which the triangle is shown. */
export function figureSlideSvg(language: SlideLanguage): string {
  return slide(
    FIGURE_TEXT[language],
    `<path d="M 90 560 L 560 560 L 344 232 Z" fill="#fdf1d6" stroke="#1f4e79" stroke-width="6" stroke-linejoin="round"/>
     ${angle(90, 560, 70, -52, 0, '#e4572e', '1')}
     ${angle(560, 560, 70, -180, -123, '#2e86ab', '2')}
     ${angle(344, 232, 64, 57, 128, '#3c9d4e', '3')}`,
  );
}

/** The slide on which its angles lie side by side on a line. */
export function sumSlideSvg(language: SlideLanguage): string {
  return slide(
    SUM_TEXT[language],
    `<path d="M 80 520 H 580" stroke="#1f4e79" stroke-width="6"/>
     ${angle(330, 520, 190, -180, -118, '#e4572e', '1')}
     ${angle(330, 520, 190, -118, -48, '#3c9d4e', '3')}
     ${angle(330, 520, 190, -48, 0, '#2e86ab', '2')}
     <circle cx="330" cy="520" r="7" fill="#1f4e79"/>`,
  );
}

/** A sector with its number; degrees clockwise from three o'clock. */
function angle(
  x: number,
  y: number,
  radius: number,
  from: number,
  to: number,
  colour: string,
  name: string,
): string {
  const at = (degrees: number, distance: number): string => {
    const radians = (degrees * Math.PI) / 180;
    return `${(x + distance * Math.cos(radians)).toFixed(1)} ${(y + distance * Math.sin(radians)).toFixed(1)}`;
  };
  const [textX, textY] = at((from + to) / 2, radius * 0.66).split(' ');
  return `<path d="M ${x} ${y} L ${at(from, radius)} A ${radius} ${radius} 0 0 1 ${at(to, radius)} Z" fill="${colour}" fill-opacity="0.75" stroke="${colour}" stroke-width="3"/>
    <text x="${textX}" y="${textY}" font-size="30" fill="#fff" font-weight="bold" text-anchor="middle" dominant-baseline="central">${name}</text>`;
}

function slide(text: SlideText, drawing: string): string {
  const lines = text.lines.map(
    (line, index) =>
      `<text x="640" y="${250 + index * 76}" font-size="32" fill="#333">${line}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="WenQuanYi Zen Hei, Noto Sans CJK SC, Noto Sans SC, DejaVu Sans, sans-serif">
    <defs><pattern id="grid" width="32" height="32" patternUnits="userSpaceOnUse">
      <path d="M 32 0 H 0 V 32" fill="none" stroke="#dfe6ee" stroke-width="1"/></pattern></defs>
    <rect width="100%" height="100%" fill="#fbfcfe"/>
    <rect width="100%" height="100%" fill="url(#grid)"/>
    <rect width="100%" height="112" fill="#1f4e79"/>
    <text x="64" y="76" font-size="52" fill="#fff" font-weight="bold">${text.heading}</text>
    ${drawing}
    ${lines.join('\n')}
    <text x="64" y="680" font-size="24" fill="#5b6b7b">${text.footer}</text>
  </svg>`;
}
