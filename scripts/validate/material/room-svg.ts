import type { RoomLook } from './room-look.ts';

/** Both walls of a classroom are drawn 1920 × 1080; a camera sees a part of one. */
export type Frame = Readonly<{ x: number; y: number; width: number; height: number }>;

export const FONT = 'WenQuanYi Zen Hei, Noto Sans CJK SC, Noto Sans SC, DejaVu Sans, sans-serif';

/** The wall with the board, seen from the pupils. */
export function frontSvg(look: RoomLook, frame: Frame): string {
  const { lines, chalk } = look;
  const writing = lines.map(
    (line, index) =>
      `<text x="${420 + (index % 2) * 36}" y="${270 + index * 98}" font-size="${index === 0 ? 64 : 50}" fill="${chalk}" fill-opacity="${0.95 - index * 0.05}" transform="rotate(${(index % 3) - 1} 420 300)">${escapeXml(line)}</text>`,
  );
  return inFrame(
    frame,
    `${wall(look)}
    ${look.windows > 0 ? windowSvg(60, 150) : ''}${look.windows > 1 ? windowSvg(1620, 150) : ''}
    <rect x="350" y="150" width="1220" height="500" fill="${look.board[0]}" stroke="${look.wood}" stroke-width="20"/>
    <path d="M 360 640 L 1000 160 L 1560 160 L 1560 640 Z" fill="${look.board[1]}" fill-opacity="0.35"/>
    <path d="M 420 520 Q 700 460 980 560 M 600 360 Q 900 420 1100 330" stroke="${chalk}" stroke-opacity="0.12" stroke-width="46" fill="none"/>
    ${writing.join('\n')}
    <path d="M 1180 590 L 1500 590 L 1320 330 Z" fill="none" stroke="${chalk}" stroke-width="6" stroke-opacity="0.9"/>
    <path d="M 1320 330 V 590" stroke="${chalk}" stroke-width="4" stroke-dasharray="14 10"/>
    <rect x="350" y="656" width="1220" height="18" fill="${look.wood}"/>
    <rect x="0" y="820" width="1920" height="260" fill="${look.floor}"/>
    ${desk(1330, 760, 420, look.wood)}
    <rect x="1400" y="690" width="150" height="70" fill="#30343a"/><rect x="1410" y="698" width="130" height="54" fill="#8fa6b8"/>
    <rect x="1610" y="716" width="90" height="44" fill="#b8453d"/><rect x="1620" y="700" width="80" height="18" fill="#3d6fb8"/>`,
  );
}

/** The wall behind the pupils, with their desks before it, seen from the board. */
export function backSvg(look: RoomLook, frame: Frame): string {
  const posters = look.posters.map(
    ({ x, y, width, height, colour }) =>
      `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${colour}" stroke="#f4f1e6" stroke-width="8"/>
       <path d="M ${x + 16} ${y + 30} h ${width * 0.7} M ${x + 16} ${y + 54} h ${width * 0.5} M ${x + 16} ${y + 78} h ${width * 0.6}" stroke="#ffffff" stroke-opacity="0.8" stroke-width="7"/>`,
  );
  return inFrame(
    frame,
    `${wall(look)}
    ${posters.join('\n')}
    ${look.windows > 0 ? windowSvg(1640, 120) : ''}
    <rect x="20" y="120" width="150" height="620" fill="${look.wood}" stroke="#4a3a2a" stroke-width="8"/>
    <rect x="0" y="740" width="1920" height="340" fill="${look.floor}"/>
    ${[180, 620, 1060, 1500].map((x) => desk(x, 640, 300, look.wood)).join('\n')}
    ${[60, 560, 1060, 1560].map((x) => desk(x, 900, 360, look.wood)).join('\n')}`,
  );
}

function wall(look: RoomLook): string {
  return `<defs>
      <linearGradient id="wall" x1="0" y1="0" x2="1" y2="1">
        <stop offset="0" stop-color="${look.wall[0]}"/><stop offset="1" stop-color="${look.wall[1]}"/></linearGradient>
      <linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">
        <stop offset="0" stop-color="#9cc0dd"/><stop offset="0.7" stop-color="#d6e4ea"/><stop offset="0.71" stop-color="#6f8a5d"/>
        <stop offset="1" stop-color="#4d6a42"/></linearGradient>
    </defs>
    <rect width="1920" height="1080" fill="url(#wall)"/>
    <rect y="700" width="1920" height="120" fill="#5f6f63" fill-opacity="0.35"/>
    <path d="M 0 700 H 1920" stroke="#6b5b45" stroke-width="5"/>
    <rect x="880" y="40" width="170" height="80" fill="#b32d2a"/>
    <text x="895" y="95" font-size="44" fill="#f3d36b">好好学习</text>`;
}

function windowSvg(x: number, y: number): string {
  return `<rect x="${x}" y="${y}" width="220" height="430" fill="url(#sky)" stroke="#f7f4ec" stroke-width="22"/>
    <path d="M ${x + 110} ${y} v 430 M ${x} ${y + 200} h 220" stroke="#f7f4ec" stroke-width="12"/>
    <path d="M ${x - 20} ${y} q 30 220 0 450 h 46 q -20 -220 0 -450 Z" fill="#7a8f9c" fill-opacity="0.85"/>`;
}

function desk(x: number, y: number, width: number, wood: string): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="34" rx="5" fill="${wood}" stroke="#5f4630" stroke-width="4"/>
    <rect x="${x + 24}" y="${y + 34}" width="20" height="150" fill="#5a5f66"/>
    <rect x="${x + width - 44}" y="${y + 34}" width="20" height="150" fill="#5a5f66"/>
    <path d="M ${x + width * 0.3} ${y} l 20 -18 h 90 l 16 18 Z" fill="#f4f1e6" stroke="#a33d32" stroke-width="3"/>
    <path d="M ${x + width * 0.7} ${y} l 6 -22 h 40 l 4 22 Z" fill="#3d6fb8"/>`;
}

function inFrame({ x, y, width, height }: Frame, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1920" height="1080" viewBox="${x} ${y} ${width} ${height}" preserveAspectRatio="none" font-family="${FONT}">${content}</svg>`;
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
