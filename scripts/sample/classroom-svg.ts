import { SAMPLE_FRAME } from './sample-shots.ts';
import type { SlideLanguage } from './slide-svg.ts';

const { width, height } = SAMPLE_FRAME;

const BOARD_TEXT: Readonly<Record<SlideLanguage, readonly string[]>> = {
  zh: ['三角形的内角和', '撕一撕　拼一拼', '∠1 + ∠2 + ∠3 = ?'],
  en: ['Angles of a triangle', 'Tear and put together', '1 + 2 + 3 = ?'],
};

/** The room as the second camera sees it: wall, window, blackboard, the first row of desks. */
export function classroomSvg(language: SlideLanguage): string {
  const chalk = BOARD_TEXT[language].map(
    (line, index) =>
      `<text x="250" y="${220 + index * 74}" font-size="44" fill="#f2f0e4" fill-opacity="0.92">${line}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="WenQuanYi Zen Hei, Noto Sans CJK SC, Noto Sans SC, DejaVu Sans, sans-serif">
    <defs>
      <linearGradient id="wall" x1="0" y1="0" x2="1" y2="1">
        <stop offset="0" stop-color="#e9e2d0"/><stop offset="1" stop-color="#c8bda4"/></linearGradient>
      <linearGradient id="board" x1="0" y1="0" x2="0.4" y2="1">
        <stop offset="0" stop-color="#2f5b49"/><stop offset="1" stop-color="#244838"/></linearGradient>
      <linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">
        <stop offset="0" stop-color="#a9cdea"/><stop offset="1" stop-color="#e4f0f6"/></linearGradient>
    </defs>
    <rect width="100%" height="100%" fill="url(#wall)"/>
    <rect x="200" y="130" width="760" height="340" fill="url(#board)" stroke="#8a5a33" stroke-width="16"/>
    ${chalk.join('\n')}
    <path d="M 690 420 L 900 420 L 800 240 Z" fill="none" stroke="#f2f0e4" stroke-width="5" stroke-opacity="0.9"/>
    <path d="M 200 486 H 960" stroke="#6f4526" stroke-width="12"/>
    <rect x="24" y="90" width="120" height="280" fill="url(#sky)" stroke="#f7f4ec" stroke-width="14"/>
    <path d="M 84 90 V 370 M 24 230 H 144" stroke="#f7f4ec" stroke-width="8"/>
    <rect y="600" width="100%" height="120" fill="#7c664c"/>
    ${[40, 300, 560].map(desk).join('\n')}
  </svg>`;
}

function desk(x: number): string {
  return `<rect x="${x}" y="612" width="210" height="26" rx="4" fill="#c58f55" stroke="#8a5a33" stroke-width="3"/>
    <rect x="${x + 18}" y="638" width="14" height="82" fill="#5a5f66"/>
    <rect x="${x + 178}" y="638" width="14" height="82" fill="#5a5f66"/>
    <rect x="${x + 60}" y="592" width="90" height="20" fill="#f4f1e6" stroke="#a33d32" stroke-width="3"/>`;
}
