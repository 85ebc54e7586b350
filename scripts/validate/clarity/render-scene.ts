import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import type { Scene } from './draw-scene.ts';
import { makeTexture } from './texture.ts';

const TILE = 512;
const OCTAVES = 8;

export type SceneFiles = Readonly<{ ground: string; person: string | null }>;

/** Draws a scene's pictures to PNG files whose names begin with `stem`. */
export async function renderScene(scene: Scene, seed: number, stem: string): Promise<SceneFiles> {
  const { data, info } = await sharp(Buffer.from(scene.ground))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const texture = makeTexture(seed, TILE, OCTAVES);
  for (const { x, y, width, height, levels } of scene.surfaces) {
    const right = Math.min(info.width, Math.ceil(x + width));
    for (let row = Math.floor(y); row < Math.min(info.height, y + height); row += 1) {
      for (let column = Math.floor(x); column < right; column += 1) {
        const grain = levels * texture[(row % TILE) * TILE + (column % TILE)]!;
        const at = (row * info.width + column) * 3;
        // Light that falls on a surface scales it: what is dark has little contrast.
        const gain = 1 + grain / 110;
        for (let channel = at; channel < at + 3; channel += 1) {
          data[channel] = Math.max(0, Math.min(255, Math.round(data[channel]! * gain)));
        }
      }
    }
  }
  const ground = `${stem}-ground.png`;
  const raw = { width: info.width, height: info.height, channels: 3 } as const;
  await sharp(data, { raw }).png({ compressionLevel: 1 }).toFile(ground);
  if (scene.person === null) return { ground, person: null };
  const person = `${stem}-person.png`;
  await writeFile(person, await sharp(Buffer.from(scene.person)).png().toBuffer());
  return { ground, person };
}
