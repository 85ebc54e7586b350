import { describe, expect, it } from 'vitest';
import { HENAN_YOUKE_2019 } from '../../../../../config/recording-standards/henan-youke-2019.ts';
import { MICRO_LESSON_NATIONAL } from '../../../../../config/recording-standards/micro-lesson-national.ts';
import type { StandardRule } from '../../../../../config/recording-standards/recording-standard.ts';
import type { Finding, FindingCode, Severity } from '../../../../../storage/catalog/report.ts';
import type { Probe } from '../../../../../transcoder/probe/probe.ts';
import { judgeSource } from '../../../../../transcoder/score/standard/judge-source.ts';
import { nameAspect } from '../../../../../transcoder/score/standard/name-aspect.ts';
import { GOOD_LESSON, PROBE } from '../measured-lesson.ts';

function judge(
  rule: Omit<StandardRule, 'source'>,
  probe: Probe = PROBE,
  findings: readonly Finding[] = [],
) {
  const standard = { ...HENAN_YOUKE_2019, rules: [{ ...rule, source: 'a test' }] };
  return judgeSource({ probe, measured: GOOD_LESSON, findings, standard })[0];
}

const finding = (code: FindingCode, severity: Severity = 'warning'): Finding => ({
  ...{ code, severity, startSeconds: 3, endSeconds: 4, measured: 1, limit: 0, unit: '' },
  message: { zh: '问题', en: 'a finding' },
});

const video = (change: Partial<Probe['video']>): Probe => ({
  ...PROBE,
  video: { ...PROBE.video, ...change },
});

describe('a source held against a standard', () => {
  it.each([
    [{ rule: 'video.width', min: 1280, unit: 'px' }, '>= 1280', 1920, true],
    [{ rule: 'video.height', min: 1200, unit: 'px' }, '>= 1200', 1080, false],
    [{ rule: 'video.aspect', oneOf: ['16:9'], unit: '' }, '16:9', '16:9', true],
    [{ rule: 'video.codec', oneOf: ['h264', 'hevc'], unit: '' }, 'h264 or hevc', 'h264', true],
    [{ rule: 'video.scan', oneOf: ['progressive'], unit: '' }, 'progressive', 'progressive', true],
    [{ rule: 'video.frame-rate', min: 25, max: 25, unit: 'fps' }, '= 25 fps', 25, true],
    [
      { rule: 'video.bitrate', min: 1024, max: 2000, unit: 'kbps' },
      '1024 to 2000 kbps',
      3900,
      false,
    ],
    [{ rule: 'source.duration', min: 30, max: 45, unit: 'min' }, '30 to 45 min', 1, false],
    [{ rule: 'source.size', max: 500, unit: 'MB' }, '<= 500 MB', 30, true],
    [{ rule: 'source.container', oneOf: ['mp4'], unit: '' }, 'mp4', 'mp4', true],
    [{ rule: 'audio.present', oneOf: ['yes'], unit: '' }, 'yes', 'yes', true],
    [{ rule: 'audio.codec', oneOf: ['aac'], unit: '' }, 'aac', 'aac', true],
    [{ rule: 'audio.sample-rate', min: 48_000, unit: 'Hz' }, '>= 48000 Hz', 48_000, true],
    [{ rule: 'audio.channels', min: 2, unit: 'channels' }, '>= 2 channels', 2, true],
    [{ rule: 'audio.bitrate', min: 128, unit: 'kbps' }, '>= 128 kbps', 128, true],
    [{ rule: 'audio.true-peak', min: -8, max: -2, unit: 'dBTP' }, '-8 to -2 dBTP', -3, true],
    [{ rule: 'audio.snr', min: 48, unit: 'dB' }, '>= 48 dB', 45, false],
    [{ rule: 'cuts.cameras', min: 3, unit: 'cameras' }, '>= 3 cameras', null, null],
    [{ rule: 'titles.opening', max: 5, unit: 's' }, '<= 5 s', null, null],
    [{ rule: 'captions.file', oneOf: ['srt'], unit: '' }, 'srt', null, null],
    [
      { rule: 'video.frame-size', oneOf: ['640×480', '1280×720'], unit: '' },
      '640×480 or 1280×720',
      '1920×1080',
      false,
    ],
    [{ rule: 'audio.hum', oneOf: ['no'], unit: '' }, 'no', 'no', true],
  ] as const)('%o', (rule, required, measured, ok) => {
    expect(judge(rule)).toEqual({ rule: rule.rule, required, measured, ok, source: 'a test' });
  });

  it('takes a frame size as encoded and upright, whatever the shape of its pixels', () => {
    const rule = { rule: 'video.frame-size', oneOf: ['720×576'], unit: '' } as const;
    const anamorphic = { width: 720, height: 576, displayWidth: 1024, displayHeight: 576 };
    expect(judge(rule, video(anamorphic))!.ok).toBe(true);
    const turned = video({ ...anamorphic, rotationDegrees: 90 });
    expect(judge(rule, turned)).toMatchObject({ measured: '576×720', ok: false });
  });

  it.each([
    ['audio.hum', 'audio.hum'],
    ['audio.swelling', 'audio.level-jump'],
    ['audio.distorted', 'audio.clipped'],
    ['sync.lost', 'timing.audio-drift'],
    ['picture.shaking', 'timing.dropped-frames'],
    ['picture.colour-cast', 'picture.colour-cast'],
    ['picture.enlarged', 'picture.upscaled'],
    ['cuts.unstable', 'cut.black-frame'],
    ['cuts.rough', 'cut.jump-cut'],
    ['cuts.colour-jump', 'cut.colour-jump'],
  ] as const)('%s is broken by a finding %s, not by a note and not by another', (rule, code) => {
    const clause = { rule, oneOf: ['no'], unit: '' } as const;
    expect(judge(clause, PROBE, [finding(code)])).toMatchObject({ measured: 'yes', ok: false });
    expect(judge(clause, PROBE, [finding(code, 'note')])!.ok).toBe(true);
    expect(judge(clause, PROBE, [finding('picture.dark')])!.ok).toBe(true);
  });

  it('tells how a figure is read where that needs saying', () => {
    const remark = { zh: '照此理解', en: 'read so' };
    expect(judge({ rule: 'audio.snr', min: 48, unit: 'dB', remark })!.remark).toEqual(remark);
  });

  it('forgives what the eye and the clock forgive, but not a pixel', () => {
    const rate = { rule: 'video.frame-rate', min: 25, max: 25, unit: 'fps' } as const;
    expect(judge(rate, video({ framesPerSecond: 24.98 }))!.ok).toBe(true);
    expect(judge(rate, video({ framesPerSecond: 24 }))!.ok).toBe(false);
    const width = { rule: 'video.width', min: 1280, unit: 'px' } as const;
    expect(judge(width, video({ displayWidth: 1279 }))!.ok).toBe(false);
  });

  it('takes a nominal bitrate for what the encoder was set to, as far as the standard says', () => {
    const rule = { rule: 'audio.bitrate', min: 128, unit: 'kbps', tolerance: 0.1 } as const;
    const encodedAt = (bitrateKbps: number) => ({
      ...PROBE,
      audio: { ...PROBE.audio!, bitrateKbps },
    });
    expect(judge(rule, encodedAt(122))!.ok).toBe(true);
    expect(judge({ ...rule, tolerance: 0 }, encodedAt(122))!.ok).toBe(false);
    expect(judge(rule, encodedAt(96))!.ok).toBe(false);
  });

  it('says nothing of a sound that is not there, but that it is missing', () => {
    const verdicts = judgeSource({
      probe: { ...PROBE, audio: null },
      measured: { ...GOOD_LESSON, audio: null },
      findings: [],
      standard: MICRO_LESSON_NATIONAL,
    });
    const audio = verdicts.filter(({ rule }) => rule.startsWith('audio.'));
    expect(audio.filter(({ ok }) => ok === false).map(({ rule }) => rule)).toEqual([
      'audio.present',
    ]);
    expect(audio.filter(({ ok }) => ok === true)).toEqual([]);
  });

  it('cannot judge a bitrate that the file does not tell', () => {
    const rule = { rule: 'video.bitrate', min: 1024, unit: 'kbps' } as const;
    expect(judge(rule, video({ bitrateKbps: 0 }))).toMatchObject({ measured: null, ok: null });
  });

  it('refuses a unit it does not know', () => {
    expect(() => judge({ rule: 'source.size', max: 1, unit: 'furlong' })).toThrow('furlong');
  });
});

describe('the shape of a picture', () => {
  it.each([
    [1920, 1080, '16:9'],
    [854, 480, '16:9'],
    [720, 576, '1.25:1'],
    [768, 576, '4:3'],
    [1080, 1920, '9:16'],
  ])('%i × %i is %s', (width, height, name) => {
    expect(nameAspect(width, height)).toBe(name);
  });
});
