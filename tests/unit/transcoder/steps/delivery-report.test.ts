import { expect, it } from 'vitest';
import { COPY_REASONS } from '../../../../transcoder/plan/copy-reasons.ts';
import { reportDelivery } from '../../../../transcoder/steps/delivery-report.ts';
import { planOf, RENDITION_360P, RENDITION_480P, STEREO } from '../a-plan.ts';
import { trackOf } from '../package/a-track.ts';

const VIDEO = {
  rendition: RENDITION_480P,
  track: trackOf('video-480p', 'avc1.64001f', [
    [6, 450_000],
    [6, 900_000],
  ]),
};
const SOUND = {
  ...({ kind: 'level', channels: 2 } as const),
  track: trackOf('audio-level', 'mp4a.40.2', [[6, 96_000]]),
};

it('says what reviewers are given, and what it takes', () => {
  expect(reportDelivery(planOf(), [VIDEO], [SOUND]).renditions).toEqual([
    {
      ...{ name: '480p', width: 854, height: 480, codec: 'avc1.64001f' },
      ...{ averageKbps: 900, peakKbps: 1200 },
    },
    {
      ...{ name: 'audio-level', width: null, height: null, codec: 'mp4a.40.2' },
      ...{ averageKbps: 128, peakKbps: 128 },
    },
  ]);
});

it('says why the source’s own streams are not among it', () => {
  const reasons = [COPY_REASONS.notAsDeclared()];
  const plan = planOf({
    copyVerdict: { copied: false, reasons, keyframes: [] },
    soundVerdict: { copied: false, reasons },
  });
  expect(reportDelivery(plan, [VIDEO], [SOUND])).toMatchObject({
    ...{ videoCopied: false, videoReasons: reasons },
    ...{ soundCopied: false, soundReasons: reasons },
  });
});

it('says that they are', () => {
  const plan = planOf({
    copied: RENDITION_360P,
    copyVerdict: { copied: true, reasons: [], keyframes: [0] },
    sound: { ...STEREO, copied: true },
    soundVerdict: { copied: true, reasons: [] },
  });
  expect(reportDelivery(plan, [VIDEO], [SOUND])).toMatchObject({
    ...{ videoCopied: true, videoReasons: [], soundCopied: true, soundReasons: [] },
  });
});

it('does not claim a sound that is not there', () => {
  const plan = planOf({ sound: null, soundVerdict: null });
  const report = reportDelivery(plan, [VIDEO], []);
  expect(report).toMatchObject({ soundCopied: false, soundReasons: [] });
  expect(report.renditions).toHaveLength(1);
});
