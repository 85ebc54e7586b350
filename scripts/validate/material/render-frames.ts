import { look } from './camera-move.ts';
import { drawSprite } from './draw-sprite.ts';
import type { Happening, LessonPlan } from './lesson-plan.ts';
import { bodySvg, planPerson } from './people-svg.ts';
import { createPicture, type Picture } from './picture.ts';
import { createRandom, type Random } from './random.ts';
import { createSensor } from './sensor.ts';
import { makeSprite, type Sprite } from './sprite.ts';
import { makeView, planRoom, type View, type ViewKind } from './view.ts';
import { createWander, type Wander } from './wander.ts';

/** Every frame of a lesson's picture, in order. The picture given is only valid until the next is asked for. */
export async function* renderFrames(plan: LessonPlan): AsyncGenerator<Picture> {
  const random = createRandom(plan.seed);
  const views = await makeViews(plan, random);
  const sensor = createSensor(random.fork('sensor'), plan.grain);
  const drift = createWander(random.fork('drift'), 0.15);
  const passer = await makePasser(plan, random.fork('passer'));
  const rate = framesPerSecond(plan.frameRate);
  const frame = createPicture(plan.size.width, plan.size.height);
  const worlds = new Map<View, Picture>();
  let [shotStart, index] = [0, 0];
  for (const { view: kind, seconds } of plan.shots) {
    const view = views.get(kind)!;
    const world = worlds.get(view) ?? createPicture(view.plate.width, view.plate.height);
    worlds.set(view, world);
    const end = Math.round((shotStart + seconds) * rate);
    for (; index < end; index += 1) {
      const now = index / rate;
      world.bytes.set(view.plate.bytes);
      for (const actor of view.actors) actor(world, now);
      look(world, frame, aimAt(view, plan.happenings, now));
      if (view.camera) {
        passBy(frame, passer, plan.happenings, now);
        light(frame, lightAt(plan, drift, now, rate));
        sensor(frame);
      }
      yield frame;
    }
    shotStart += seconds;
  }
}

export function framesPerSecond(frameRate: string): number {
  const [above, below = '1'] = frameRate.split('/');
  return Number(above) / Number(below);
}

async function makeViews(plan: LessonPlan, random: Random): Promise<ReadonlyMap<ViewKind, View>> {
  const room = planRoom(random.fork('room'));
  const seconds = plan.shots.reduce((sum, shot) => sum + shot.seconds, 0);
  const moves = plan.happenings.some(({ kind }) => kind === 'pan' || kind === 'zoom');
  const views = new Map<ViewKind, View>();
  for (const kind of new Set(plan.shots.map(({ view }) => view))) {
    const margin = moves ? MOVE_MARGIN : 0;
    const view = await makeView(
      room,
      { kind, size: plan.size, seconds, margin },
      random.fork(kind),
    );
    views.set(kind, view);
  }
  return views;
}

/** Share of the frame a side that a moving camera has in reserve. */
const MOVE_MARGIN = 0.12;
const ZOOM = 1.22;

function aimAt(view: View, happenings: readonly Happening[], now: number) {
  const { margin } = view;
  let [across, closer] = [0, 0];
  for (const happening of happenings) {
    if (happening.kind !== 'pan' && happening.kind !== 'zoom') continue;
    const part = Math.min(1, Math.max(0, (now - happening.atSeconds) / happening.seconds));
    const eased = part * part * (3 - 2 * part);
    if (happening.kind === 'pan') across = eased;
    else closer = eased;
  }
  const zoom = 1 + (ZOOM - 1) * closer;
  const { width, height } = view.plate;
  const [seenWidth, seenHeight] = [(width - 2 * margin.x) / zoom, (height - 2 * margin.y) / zoom];
  const x = (width - seenWidth) / 2 + margin.x * 0.9 * across;
  return { x, y: (height - seenHeight) / 2, zoom };
}

const PASSING_SECONDS = 1.1;

async function makePasser(plan: LessonPlan, random: Random): Promise<Sprite | null> {
  if (!plan.happenings.some(({ kind }) => kind === 'passer-by')) return null;
  const scale = (plan.size.height / 1080) * 2.6;
  // Out of focus, as whatever is right before the lens.
  return makeSprite(bodySvg(planPerson(random)), scale, 5 * scale);
}

function passBy(
  frame: Picture,
  passer: Sprite | null,
  happenings: readonly Happening[],
  now: number,
): void {
  for (const { kind, atSeconds } of happenings) {
    const part = (now - atSeconds) / PASSING_SECONDS;
    if (kind !== 'passer-by' || passer === null || part < 0 || part > 1) continue;
    const x = (frame.width + passer.width) * part - passer.width / 2;
    const y = frame.height * (0.06 + 0.02 * Math.sin(now * 11));
    drawSprite(frame, passer, { x, y, pivot: [0.5, 0.05] });
  }
}

const FLASH_SECONDS = 0.09;

function lightAt(plan: LessonPlan, drift: Wander, now: number, rate: number) {
  let flash = 0;
  for (const { kind, atSeconds } of plan.happenings) {
    const after = now - atSeconds;
    if (kind === 'photo-flash' && after >= 0 && after < Math.max(FLASH_SECONDS, 1.5 / rate)) {
      flash = after < 1 / rate ? 1 : 0.35;
    }
  }
  const gain =
    (1 + plan.drift * drift(now)) * (1 + plan.flicker * Math.sin(2 * Math.PI * 7.3 * now));
  return { gain, flash };
}

/** A gain on the light, and a photographer's flash: the near lights up more than the far. */
function light({ y }: Picture, { gain, flash }: { gain: number; flash: number }): void {
  if (flash === 0 && Math.abs(gain - 1) < 0.002) return;
  const curve = Uint8ClampedArray.from({ length: 256 }, (_, luma) => {
    const lit = 16 + (luma - 16) * gain * (1 + 0.6 * flash) + 60 * flash;
    return Math.min(235, lit);
  });
  for (let at = 0; at < y.length; at += 1) y[at] = curve[y[at]!]!;
}
