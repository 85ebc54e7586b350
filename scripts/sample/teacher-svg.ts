/** The teacher without the right arm, which moves by itself; 300 × 480. */
export function teacherBodySvg(): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="480">
    <path d="M 60 480 V 300 Q 62 214 150 206 Q 238 214 240 300 V 480 Z" fill="#37507a"/>
    <path d="M 122 206 L 150 262 L 178 206 Z" fill="#f6f3ec"/>
    <path d="M 150 228 L 141 246 L 150 330 L 159 246 Z" fill="#b23a48"/>
    <path d="M 122 206 L 108 236 L 150 300 M 178 206 L 192 236 L 150 300" fill="none" stroke="#22355a" stroke-width="5"/>
    <path d="M 84 290 V 470 M 216 290 V 470" stroke="#22355a" stroke-width="4"/>
    <rect x="128" y="160" width="44" height="54" rx="18" fill="#e2b48f"/>
    <ellipse cx="150" cy="108" rx="62" ry="76" fill="#efc6a2"/>
    <path d="M 86 104 Q 82 22 150 22 Q 218 22 214 104 Q 204 62 150 60 Q 96 62 86 104 Z" fill="#241c18"/>
    <circle cx="126" cy="108" r="18" fill="none" stroke="#3b3b3b" stroke-width="4"/>
    <circle cx="174" cy="108" r="18" fill="none" stroke="#3b3b3b" stroke-width="4"/>
    <path d="M 144 108 H 156" stroke="#3b3b3b" stroke-width="4"/>
    <circle cx="126" cy="108" r="5" fill="#241c18"/><circle cx="174" cy="108" r="5" fill="#241c18"/>
    <path d="M 150 116 L 145 134 H 153" fill="none" stroke="#c48f6c" stroke-width="3"/>
    <path d="M 128 154 Q 150 168 172 154" fill="none" stroke="#a2463f" stroke-width="5" stroke-linecap="round"/>
  </svg>`;
}

/** The arm with a pointer, stretched to the left of the shoulder, which lies in the middle; 480 × 480. */
export function teacherArmSvg(): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="480">
    <path d="M 20 150 L 122 214" stroke="#8a5a33" stroke-width="6" stroke-linecap="round"/>
    <path d="M 240 240 L 140 226" stroke="#37507a" stroke-width="46" stroke-linecap="round"/>
    <circle cx="120" cy="214" r="21" fill="#efc6a2"/>
  </svg>`;
}
