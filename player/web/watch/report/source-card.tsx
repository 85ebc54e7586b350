import type { Report } from '../../../../storage/catalog/report.ts';
import { useApp } from '../../shared/app-context.ts';
import { formatBytes } from '../../shared/format/format-bytes.ts';
import { formatDuration } from '../../shared/format/format-duration.ts';
import { formatMeasure } from '../../shared/format/format-measure.ts';
import { formatNumber } from '../../shared/format/format-number.ts';
import { Card } from '../../shared/ui/card.tsx';
import { type Fact, FactsList } from './facts-list.tsx';

/** What the teacher's file was like. */
export function SourceCard({ report }: { report: Report }) {
  const { t, language } = useApp();
  const { source, measures } = report;
  const { video, audio } = source;
  const number = (value: number, decimals = 1) => formatNumber(value, language.value, decimals);
  const picture = [
    video.codec.toUpperCase(),
    `${video.width}×${video.height}`,
    formatMeasure(video.framesPerSecond, 'fps', t, language.value),
    t(`facts.${video.scan}`),
    `${number(video.bitrateKbps, 0)} kb/s`,
  ];
  const sound =
    audio === null
      ? [t('facts.no-sound')]
      : [
          audio.codec.toUpperCase(),
          `${number(audio.sampleRateHz / 1000)} kHz`,
          formatMeasure(audio.channels, 'channels', t, language.value),
          `${number(audio.bitrateKbps, 0)} kb/s`,
        ];
  const facts: Fact[] = [
    [t('facts.container'), source.container.toUpperCase()],
    [t('facts.duration'), formatDuration(source.durationSeconds)],
    [t('facts.size'), formatBytes(source.sizeBytes, language.value)],
    [t('facts.picture'), picture.join(' · ')],
    [t('facts.sound'), sound.join(' · ')],
    [
      t('facts.shots'),
      t('facts.shots-value', {
        count: measures.cuts.shotCount,
        rate: number(measures.cuts.cutsPerMinute),
      }),
    ],
  ];
  if (measures.audio.integratedLufs !== null) {
    facts.push([t('facts.loudness'), `${number(measures.audio.integratedLufs)} LUFS`]);
  }
  const { delivery } = report;
  if (delivery !== undefined) {
    const because = delivery.videoReasons.map(({ message }) => message[language.value]).join(' ');
    const stream = t(delivery.videoCopied ? 'facts.copied' : 'facts.encoded', { because });
    facts.push([t('facts.stream'), stream]);
  }
  return (
    <Card heading={t('report.source')}>
      <FactsList facts={facts} />
    </Card>
  );
}
