import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { WEB_NODE_FLAGS, WEB_THREADS } from '../../../../scripts/processes/web-runtime.ts';
import { readComposeServices } from '../../../fixtures/compose-file.ts';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const services = readComposeServices();
const OURS = ['init', 'ingest', 'player', 'transcoder'] as const;

describe('docker-compose.yml', () => {
  test('has every role, Redis and the door in front', () => {
    expect(Object.keys(services).sort()).toEqual([...OURS, 'nginx', 'redis'].sort());
  });

  test.each(OURS)('%s is a program of ours, from the one image, on the shared data', (name) => {
    const { command, build, image, volumes } = services[name]!;
    expect(command?.[0]).toBe('node');
    expect(existsSync(join(ROOT, command!.at(-1)!))).toBe(true);
    expect(existsSync(join(ROOT, build!.dockerfile))).toBe(true);
    expect(image).toBe('youke');
    expect(volumes).toEqual(['data:/data']);
  });

  test('ingest runs on Node as the supervisor runs it', () => {
    const { command, environment } = services.ingest!;
    expect(command).toEqual(['node', ...WEB_NODE_FLAGS, 'ingest/main.ts']);
    expect(environment).toMatchObject({ UV_THREADPOOL_SIZE: String(WEB_THREADS) });
  });

  test.each(['ingest', 'player', 'transcoder'])(
    '%s starts when the catalog is up to date and Redis answers',
    (name) => {
      expect(services[name]!.depends_on).toEqual({
        init: { condition: 'service_completed_successfully' },
        redis: { condition: 'service_healthy' },
      });
    },
  );

  test('Redis keeps what it was told and drops no key', () => {
    const words = services.redis!.command!.join(' ');
    expect(words).toContain('--appendonly yes');
    expect(words).toContain('--maxmemory-policy noeviction');
  });

  test('who serves is asked whether it does', () => {
    for (const name of ['ingest', 'player', 'redis', 'nginx']) {
      expect(services[name]!.healthcheck?.test[0]).toBe('CMD');
    }
  });

  test('nginx reads a file that is there', () => {
    const [mount] = services.nginx!.volumes!;
    expect(existsSync(join(ROOT, mount!.split(':')[0]!))).toBe(true);
  });

  test('nginx keeps the signed addresses of media out of its log', () => {
    const conf = readFileSync(join(ROOT, 'config/docker/nginx.conf'), 'utf8');
    const [, media] = /location \/media\/ \{([^}]*)\}/.exec(conf) ?? [];
    expect(media).toContain('access_log off;');
    expect(media).toContain('proxy_pass $player;');
  });
});

describe('the Dockerfile', () => {
  const lines = readFileSync(join(ROOT, 'config/docker/Dockerfile'), 'utf8').split('\n');

  test('takes in every room that runs', () => {
    const rooms = ['config', 'storage', 'ingest', 'transcoder', 'player', 'scripts'];
    for (const room of rooms) expect(lines).toContain(`COPY ${room} ${room}`);
  });

  test('copies nothing that is not there', () => {
    const sources = lines.flatMap((line) => /^COPY (?!--from)(.+) \S+$/.exec(line)?.[1] ?? []);
    const missing = sources
      .flatMap((list) => list.split(' '))
      .filter((file) => !existsSync(join(ROOT, file)));
    expect(missing).toEqual([]);
  });

  test('runs as a user without rights', () => {
    expect(lines).toContain('USER node');
  });
});
