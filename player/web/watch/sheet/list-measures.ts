import type { Report } from '../../../../storage/catalog/report.ts';
import { formatMeasure } from '../../shared/format/format-measure.ts';
import type { Translate } from '../../shared/words/translate.ts';
import type { Language } from '../../shared/words/words.ts';

/** The figures that people ask for, in words, with their units; what was not measured is left out. */
export function listMeasures(
  { measures }: Pick<Report, 'measures'>,
  t: Translate,
  language: Language,
): readonly (readonly [name: string, value: string])[] {
  const { clarity, audio, cuts } = measures;
  const percent = (share: number | null | undefined) => (share == null ? null : share * 100);
  const rows: readonly (readonly [string, number | null | undefined, string])[] = [
    [t('measure.loudness'), audio.integratedLufs, 'LUFS'],
    [t('measure.range'), audio.loudnessRangeLu, 'LU'],
    [t('measure.peak'), audio.truePeakDbtp, 'dBTP'],
    [t('measure.snr'), audio.snrDb, 'dB'],
    [t('measure.silent'), percent(audio.silentShare), '%'],
    [t('measure.edges'), clarity.edgeWidthPixelsAt1080, 'px'],
    [t('measure.white'), clarity.whiteLevelLuma, ''],
    [t('measure.shots'), cuts.shotCount, ''],
    [t('measure.pace'), cuts.cutsPerMinute, '1/min'],
  ];
  return rows.flatMap(([name, value, unit]) =>
    value == null ? [] : [[name, formatMeasure(value, unit, t, language)] as const],
  );
}
