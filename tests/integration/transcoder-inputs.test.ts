import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { LESSON_LADDER } from '../../config/ladder.ts';
import { UnusableSourceError } from '../../transcoder/probe/unusable-source-error.ts';
import { CONTAINERS_AND_CODECS } from '../fixtures/inputs/containers-and-codecs.ts';
import type { GoodInput, InputCase } from '../fixtures/inputs/input-case.ts';
import { lookAtStream } from '../fixtures/inputs/look-at-stream.ts';
import { makeInput } from '../fixtures/inputs/make-input.ts';
import { PICTURES } from '../fixtures/inputs/pictures.ts';
import { PRYING } from '../fixtures/inputs/prying.ts';
import { REFUSED } from '../fixtures/inputs/refused.ts';
import { TIMING } from '../fixtures/inputs/timing.ts';
import { NAMES, TRACKS } from '../fixtures/inputs/tracks.ts';
import { LIMITS, makeFolder, transcode } from './transcoder-fixture.ts';

/** Files of every kind that people send, and how each of them ends, several at a time. The recipes are in tests/fixtures/inputs. */
const LADDER = { ...LESSON_LADDER, preset: 'ultrafast' };
/** Long before any file here was made. */
const LONG_AGO = new Date('2001-01-01');

let tmp: Awaited<ReturnType<typeof makeFolder>>;
let server: Server;
let connections = 0;
let made = 0;

beforeAll(async () => {
  tmp = await makeFolder();
  server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  server.close();
  await tmp.remove();
});
afterEach(() => {
  expect(connections).toBe(0);
});

/** Makes the input in a folder of its own and works on it; what else lies there must be left alone. */
async function workOn(input: InputCase) {
  const folder = join(tmp.path, String(made++));
  await mkdir(folder);
  const { port } = server.address() as { port: number };
  const source = await makeInput(input, folder, port);
  const before = await digests(folder);
  const others = (await readdir(folder)).filter((name) => name !== input.file);
  for (const name of others) await utimes(join(folder, name), LONG_AGO, LONG_AGO);
  const limits = { ...LIMITS, ...input.limits };
  const ended = await transcode(source, { ladder: LADDER, limits }).catch(
    (error: unknown) => error,
  );
  for (const name of others) {
    expect((await stat(join(folder, name))).atime, `${name} was read`).toEqual(LONG_AGO);
  }
  const after = await digests(folder);
  for (const ours of ['.out', '.work']) after.delete(`${basename(source)}${ours}`);
  expect(after).toEqual(before);
  const beside = await readdir(dirname(folder));
  expect(beside.filter((name) => !(Number(name) < made))).toEqual([]);
  return ended;
}

/** Content of every entry of a folder; of a folder in it, that it is one. */
async function digests(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true });
  const digest = async (name: string) =>
    createHash('sha256')
      .update(await readFile(join(folder, name)))
      .digest('hex');
  return new Map(
    await Promise.all(
      entries.map(
        async (entry): Promise<[string, string]> => [
          entry.name,
          entry.isDirectory() ? 'folder' : await digest(entry.name),
        ],
      ),
    ),
  );
}

async function becomesLesson({ lesson, ...input }: GoodInput): Promise<void> {
  const ended = await workOn(input);
  if (ended instanceof Error) throw ended;
  const { folder, durationSeconds, report } = ended as Awaited<ReturnType<typeof transcode>>;
  const look = await lookAtStream(folder);
  expect(look.complaints).toBe('');
  expect([look.width, look.height]).toEqual([lesson.width, lesson.height]);
  const [numerator = 0, denominator = 1] = look.frameRate.split('/').map(Number);
  expect(numerator / denominator).toBeCloseTo(lesson.framesPerSecond, 3);
  const { seconds, pictureSeconds = seconds, framesPerSecond } = lesson;
  expect(look.frames).toBeGreaterThanOrEqual(pictureSeconds * framesPerSecond - 2);
  expect(look.frames).toBeLessThanOrEqual(seconds * framesPerSecond + 2);
  expect(Math.abs(durationSeconds - lesson.seconds)).toBeLessThanOrEqual(0.12);
  if (lesson.sound === null) expect(look.soundSeconds).toBeNull();
  else expect(Math.abs((look.soundSeconds ?? 0) - lesson.sound)).toBeLessThanOrEqual(0.12);
  expect(report.scores.audio === null).toBe(lesson.sound === null);
  const [red, green, blue] = look.corner;
  expect(red > 120 && green < 90 && blue < 90, `corner ${look.corner}`).toBe(lesson.redCorner);
}

describe.concurrent.each([
  ['what recorders, phones and editors write', CONTAINERS_AND_CODECS],
  ['pictures of every kind', PICTURES],
  ['clocks of every kind', TIMING],
  ['tracks of every kind', TRACKS],
  ['names that mean something else', NAMES],
  ['pointers to other files', PRYING],
] as const)('%s become a lesson', (_, inputs) => {
  it.each(inputs.map((input) => [input.name, input] as const))('%s', (_name, input) =>
    becomesLesson(input),
  );
});

describe.concurrent('what cannot be used ends in a code and a sentence', () => {
  it.each(REFUSED.map((input) => [input.name, input] as const))('%s', async (_, input) => {
    const error = await workOn(input);
    expect(error).toBeInstanceOf(UnusableSourceError);
    const { code, advice } = error as UnusableSourceError;
    expect(code).toBe(input.refusal.code);
    expect(advice.en).toContain(input.refusal.advice ?? '');
    expect(advice.en).toMatch(/^[A-Z].+\.$/s);
    expect(advice.zh).toMatch(/^[^a-z]*[一-龥].+。$/s);
  });
});

it('would have seen a file that was read', async () => {
  const file = join(tmp.path, 'control');
  await writeFile(file, 'read me');
  await utimes(file, LONG_AGO, LONG_AGO);
  await readFile(file);
  const { atime } = await stat(file);
  expect(atime).not.toEqual(LONG_AGO);
});

it('counts at least sixty', () => {
  const inputs = [CONTAINERS_AND_CODECS, PICTURES, TIMING, TRACKS, NAMES, PRYING, REFUSED].flat();
  expect(inputs.length).toBeGreaterThanOrEqual(60);
  expect(new Set(inputs.map(({ name }) => name)).size).toBe(inputs.length);
});
