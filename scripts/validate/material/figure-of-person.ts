import { createGestures } from './create-gestures.ts';
import { drawSprite } from './draw-sprite.ts';
import { armSvg, bodySvg, headSvg, type Person } from './people-svg.ts';
import type { Picture } from './picture.ts';
import type { Random } from './random.ts';
import { makeSprite } from './sprite.ts';
import { createWander } from './wander.ts';

/** Draws itself into a picture as it is at that moment. */
export type Actor = (picture: Picture, seconds: number) => void;

export type Stand = Readonly<{
  /** Where the neck is, in pixels of the picture. */
  x: number;
  y: number;
  /** Pixels of the picture for a unit of the drawing. */
  scale: number;
  /** Seen from the front. */
  face: boolean;
  /** How far the person walks about, in pixels. */
  walks: number;
  /** How much the arm does, radians. */
  waves: number;
  lens: number;
  seconds: number;
}>;

/** A person who breathes, shifts weight, nods, looks about, gestures, and walks where they may. */
export async function makePersonActor(
  person: Person,
  stand: Stand,
  random: Random,
): Promise<Actor> {
  const { scale, lens, seconds } = stand;
  const [body, head, arm] = await Promise.all(
    [bodySvg(person), headSvg(person, stand.face), armSvg(person)].map((svg) =>
      makeSprite(svg, scale, lens),
    ),
  );
  const [sway, bob, look, walk] = [0.35, 0.8, 0.5, 0.12].map((rate) => createWander(random, rate));
  const gesture = createGestures(random, seconds);
  const other = createGestures(random, seconds);
  return (picture, now) => {
    const lean = 0.05 * sway!(now);
    const x = stand.x + stand.walks * walk!(now) + 6 * scale * sway!(now + 7);
    const y = stand.y + 5 * scale * bob!(now);
    drawSprite(picture, body!, { x, y, pivot: [0.5, 0.05], lean });
    const turn = 0.9 + 0.1 * look!(now);
    drawSprite(picture, head!, {
      ...{ x: x + 8 * scale * look!(now), y: y + 6 * scale, pivot: [0.5, 0.97] },
      ...{ angle: 0.09 * look!(now + 3), turn },
    });
    for (const [side, move] of [
      [-1, gesture],
      [1, other],
    ] as const) {
      const angle =
        -side * (0.15 + stand.waves * (0.5 + 0.5 * move(now))) + 0.04 * bob!(now + side);
      drawSprite(picture, arm!, {
        x: x + side * 78 * scale,
        y: y + 72 * scale,
        pivot: [0.5, 0.08],
        angle,
      });
    }
  };
}
