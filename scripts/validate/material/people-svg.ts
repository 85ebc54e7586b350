import type { Random } from './random.ts';

/** Someone's colours. */
export type Person = Readonly<{ skin: string; hair: string; coat: string; shade: string }>;

const SKINS = ['#efc6a2', '#e2b48f', '#f3d0b3', '#d9a883'];
const HAIRS = ['#241c18', '#1c1a1d', '#3a2a20', '#4b3a2c'];
const COATS = [
  ['#37507a', '#22355a'],
  ['#7a3742', '#56232d'],
  ['#3f6b52', '#294a38'],
  ['#6a6f78', '#474b52'],
  ['#c9b48a', '#9b8763'],
  ['#4a4263', '#302a45'],
] as const;

export function planPerson(random: Random): Person {
  const [coat, shade] = random.pick(COATS);
  return { skin: random.pick(SKINS), hair: random.pick(HAIRS), coat, shade };
}

/** Trunk and legs, 300 × 620, the neck at the top's middle. */
export function bodySvg({ coat, shade, skin }: Person): string {
  return svg(
    300,
    620,
    `<defs><linearGradient id="c" x1="0" y1="0" x2="1" y2="0.3"><stop offset="0" stop-color="${shade}"/><stop offset="0.45" stop-color="${coat}"/><stop offset="1" stop-color="${shade}"/></linearGradient></defs>
    <rect x="126" y="0" width="48" height="60" rx="18" fill="${skin}"/>
    <path d="M 60 320 V 110 Q 62 48 126 40 L 150 90 L 174 40 Q 238 48 240 110 V 320 Z" fill="url(#c)"/>
    <path d="M 74 316 H 226 L 232 620 H 162 L 152 390 L 140 620 H 70 Z" fill="#33353b"/>
    <path d="M 84 130 V 310 M 216 130 V 310 M 150 90 V 316" stroke="${shade}" stroke-width="4" fill="none"/>
    <path d="M 100 150 l 30 8 M 172 156 l 30 -6 M 104 240 q 40 20 90 0" stroke="${shade}" stroke-width="3" fill="none"/>`,
  );
}

/** A head, 150 × 190; `face` false: seen from behind. */
export function headSvg({ skin, hair }: Person, face: boolean): string {
  const front = face
    ? `<ellipse cx="52" cy="96" rx="6" ry="5" fill="#241c18"/><ellipse cx="98" cy="96" rx="6" ry="5" fill="#241c18"/>
       <path d="M 42 82 q 10 -6 20 0 M 88 82 q 10 -6 20 0" stroke="${hair}" stroke-width="4" fill="none"/>
       <path d="M 76 98 l -5 22 h 9" stroke="#b98561" stroke-width="3" fill="none"/>
       <path d="M 56 140 q 20 12 40 0" stroke="#a2463f" stroke-width="5" fill="none"/>
       <path d="M 12 92 Q 8 10 75 10 Q 142 10 138 92 Q 128 50 75 46 Q 22 50 12 92 Z" fill="${hair}"/>`
    : `<path d="M 12 120 Q 6 8 75 8 Q 144 8 138 120 Q 120 160 75 162 Q 30 160 12 120 Z" fill="${hair}"/>
       <path d="M 40 30 q 20 60 10 110 M 80 20 q 10 60 6 130 M 112 40 q 4 50 -6 90" stroke="#ffffff" stroke-opacity="0.12" stroke-width="5" fill="none"/>`;
  return svg(150, 190, `<ellipse cx="75" cy="100" rx="62" ry="76" fill="${skin}"/>${front}`);
}

/** An arm, 90 × 300, the shoulder at the top's middle, hanging down. */
export function armSvg({ coat, shade, skin }: Person): string {
  return svg(
    90,
    300,
    `<path d="M 45 24 L 42 140 L 52 250" stroke="${coat}" stroke-width="44" stroke-linecap="round" stroke-linejoin="round" fill="none"/>
     <path d="M 30 40 L 28 140 L 40 240" stroke="${shade}" stroke-width="6" fill="none"/>
     <circle cx="53" cy="272" r="22" fill="${skin}"/><path d="M 53 280 l 6 18 M 44 284 l -2 14" stroke="${skin}" stroke-width="9" stroke-linecap="round"/>`,
  );
}

/** A mouse pointer, 40 × 56. */
export function pointerSvg(): string {
  return svg(
    40,
    56,
    '<path d="M 4 4 V 44 L 14 35 L 21 51 L 28 48 L 21 32 H 34 Z" fill="#ffffff" stroke="#111111" stroke-width="3"/>',
  );
}

function svg(width: number, height: number, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${content}</svg>`;
}
