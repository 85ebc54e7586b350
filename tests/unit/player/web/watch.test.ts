import { describe, expect, it, vi } from 'vitest';
import { type Translate, translate } from '../../../../player/web/shared/words/translate.ts';
import { planKey } from '../../../../player/web/watch/plan-key.ts';
import { nameLevels } from '../../../../player/web/watch/player/name-levels.ts';
import { spareBuffering } from '../../../../player/web/watch/player/spare-buffering.ts';
import { sayClause } from '../../../../player/web/watch/report/say-clause.ts';

describe('keys on the watch page', () => {
  it.each([
    [' ', 'page', { do: 'toggle-play' }],
    ['ArrowLeft', 'page', { do: 'skip', seconds: -5 }],
    ['ArrowRight', 'page', { do: 'skip', seconds: 5 }],
    ['n', 'page', { do: 'finding', direction: 'next' }],
    ['P', 'control', { do: 'finding', direction: 'previous' }],
    ['m', 'control', { do: 'toggle-mute' }],
    [' ', 'control', null],
    ['ArrowLeft', 'control', null],
    ['n', 'text', null],
    ['x', 'page', null],
  ] as const)('%s with the focus on a %s asks for %j', (key, focus, command) => {
    expect(planKey(key, focus)).toEqual(command);
  });
});

describe('the quality menu', () => {
  it('names levels by their shorter side, best first, with the index hls.js knows', () => {
    const levels = nameLevels([
      { width: 640, height: 360, bitrate: 500_000 },
      { width: 1280, height: 720, bitrate: 1_700_000 },
      { width: 480, height: 854, bitrate: 900_000 },
    ]);
    expect(levels).toEqual([
      { index: 1, name: '720p' },
      { index: 2, name: '480p' },
      { index: 0, name: '360p' },
    ]);
  });

  it('tells twins apart by their bit rate', () => {
    const levels = nameLevels([
      { width: 1280, height: 720, bitrate: 1_000_000 },
      { width: 1280, height: 720, bitrate: 2_500_000 },
    ]);
    expect(levels.map(({ name }) => name)).toEqual(['720p · 2.5 Mb/s', '720p · 1.0 Mb/s']);
  });
});

describe('buffering', () => {
  it('ends some seconds after a pause and goes on with a seek', () => {
    vi.useFakeTimers();
    const video = Object.assign(new EventTarget(), { paused: true });
    const page = Object.assign(new EventTarget(), { hidden: false });
    const hls = { pauseBuffering: vi.fn(), resumeBuffering: vi.fn() };
    const stop = spareBuffering(
      hls,
      video as unknown as HTMLVideoElement,
      page as unknown as Document,
    );
    video.dispatchEvent(new Event('pause'));
    vi.advanceTimersByTime(7_999);
    expect(hls.pauseBuffering).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(hls.pauseBuffering).toHaveBeenCalledOnce();
    video.dispatchEvent(new Event('seeking'));
    expect(hls.resumeBuffering).toHaveBeenCalledOnce();
    stop();
    vi.advanceTimersByTime(60_000);
    expect(hls.pauseBuffering).toHaveBeenCalledOnce();
    vi.useRealTimers();
  });
});

describe('a clause of the standard', () => {
  const say = (rule: string, required: string, measured: number | string | null) => {
    const zh: Translate = (key, ...values) => translate('zh', key, ...values);
    return Object.values(sayClause({ rule, required, measured }, zh, 'zh'));
  };

  it.each([
    ['video.width', '>= 1280', 1920, ['≥ 1,280', '1,920']],
    ['video.frame-rate', '= 25 fps', 24.98, ['25帧/秒', '24.98帧/秒']],
    ['source.duration', '1800 to 2700 s', 2701.2, ['30:00 ~ 45:00', '45:01']],
    ['audio.true-peak', '-8 to -2 dBTP', -9.3, ['-8 ~ -2 dBTP', '-9.3 dBTP']],
    ['source.size', '<= 500 MB', 120, ['≤ 500 MB', '120 MB']],
    ['video.codec', 'h264 or hevc', 'h264', ['H.264 或 H.265', 'H.264']],
    ['video.scan', 'progressive', 'interlaced', ['逐行', '隔行']],
    ['audio.present', 'yes', 'no', ['有', '无']],
    ['video.aspect', '16:9', '4:3', ['16:9', '4:3']],
    ['cuts.cameras', '>= 3 cameras', null, ['≥ 3个机位', '–']],
  ])('%s reads well', (rule, required, measured, said) => {
    expect(say(rule, required, measured)).toEqual(said);
  });
});
